/**
 * Who may call a global function. Visitors of the web app's pages can call any of them with any argument, and run as the
 * owner ("execute as me"): the effective user proves nothing, but the active user is not the owner for them.
 */

/**
 * The address of who is at the page; '' for strangers. To a web app that is executed as its owner Google tells it within the
 * owner's own Workspace domain: https://developers.google.com/apps-script/reference/base/session#getactiveuser
 */
export function accountOfVisitor(): string {
  return Session.getActiveUser().getEmail();
}

/** Only the owner, at the workbook or in the script editor. A page visitor's active user is somebody else, or ''. */
export function asOwner<T>(action: () => T): T {
  const active = Session.getActiveUser().getEmail();
  if (active === '' || active !== Session.getEffectiveUser().getEmail()) {
    throw new Error('Only the owner of the hub may do this, from the workbook’s menu.');
  }
  return action();
}

/**
 * Whoever is asked for permission may leave out single scopes; without one of them, parts would fail later and one by one.
 * Asks for what is missing, and then ends here. https://developers.google.com/apps-script/concepts/scopes#granular
 */
export function withAllScopes<T>(action: () => T): T {
  ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);
  return action();
}

/** Apps Script's own have some twenty characters. */
const LONGEST_ID = 64;

/**
 * Only a trigger of this project. The event names the trigger; a visitor who makes an event up does not know its id.
 * The owner may run it by hand.
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
