/**
 * Who may call a global function. Visitors of the web app's pages can call any of them with any argument, and they run as the
 * owner ("execute as me"): so the effective user proves nothing, but for visitors the active user is not the owner.
 */

/**
 * The visitor's address; '' for strangers. To a web app that runs as its owner, Google gives it only within the owner's own
 * Workspace domain: https://developers.google.com/apps-script/reference/base/session#getactiveuser
 */
export function accountOfVisitor(): string {
  return Session.getActiveUser().getEmail();
}

/**
 * Runs the action only for the owner, at the workbook or in the script editor; throws otherwise. A page visitor's active user
 * is somebody else, or ''.
 */
export function asOwner<T>(action: () => T): T {
  const active = Session.getActiveUser().getEmail();
  if (active === '' || active !== Session.getEffectiveUser().getEmail()) {
    throw new Error('Only the owner of the hub may do this, from the workbook’s menu.');
  }
  return action();
}

/**
 * A person asked for permission can leave out single scopes, and without one of them parts would fail later, one by one. Asks
 * for the missing scopes and ends the execution. https://developers.google.com/apps-script/concepts/scopes#granular
 */
export function withAllScopes<T>(action: () => T): T {
  ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);
  return action();
}

/** In characters; Apps Script's own IDs have some twenty. */
const LONGEST_ID = 64;

/**
 * Runs the action only for a trigger of this project, or for the owner by hand. The event names the trigger, whose ID a visitor
 * who makes up an event cannot know.
 */
export function fromTrigger<T>(event: unknown, action: () => T): T {
  const id = (event as { triggerUid?: unknown } | null | undefined)?.triggerUid;
  const text = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
  const isOurs = text !== '' && text.length <= LONGEST_ID && isProjectTrigger(text);
  return isOurs ? action() : asOwner(action);
}

function isProjectTrigger(id: string): boolean {
  return ScriptApp.getProjectTriggers().some((trigger) => trigger.getUniqueId() === id);
}
