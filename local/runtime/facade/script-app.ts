/** ScriptApp: triggers, the web app's address, authorisation (which is given but for scopes that are withheld). */
import type { Bridge } from './bridge';
import { makeEnum } from './enum';
import { guarded } from './guard';
import { EVENT_TYPE, TRIGGER_SOURCE, Trigger, TriggerBuilder, WEEK_DAY } from './trigger-builder';

const AUTH_MODE = makeEnum('ScriptApp.AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const AUTHORIZATION_STATUS = makeEnum('ScriptApp.AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);
const INSTALLATION_SOURCE = makeEnum('ScriptApp.InstallationSource', [
  'APPS_MARKETPLACE_DOMAIN_ADD_ON',
  'NONE',
  'WEB_STORE_ADD_ON',
]);

export function createScriptApp(bridge: Bridge): object {
  const getProjectTriggers = (): Trigger[] =>
    bridge.array(bridge.list('ScriptApp.getProjectTriggers').map((facts) => new Trigger(facts)));
  return guarded('ScriptApp', {
    AuthMode: AUTH_MODE,
    AuthorizationStatus: AUTHORIZATION_STATUS,
    EventType: EVENT_TYPE,
    InstallationSource: INSTALLATION_SOURCE,
    TriggerSource: TRIGGER_SOURCE,
    WeekDay: WEEK_DAY,
    newTrigger: (...args: unknown[]): TriggerBuilder => {
      const [handler] = args;
      if (args.length !== 1 || typeof handler !== 'string') return bridge.mismatch('ScriptApp.newTrigger', args);
      return new TriggerBuilder(bridge, handler);
    },
    getProjectTriggers,
    getScriptTriggers: getProjectTriggers,
    getUserTriggers: (spreadsheet: { getId(): string }): Trigger[] =>
      bridge.array(getProjectTriggers().filter((trigger) => trigger.getTriggerSourceId() === spreadsheet.getId())),
    deleteTrigger: (trigger: unknown): void => {
      if (!(trigger instanceof Trigger)) throw bridge.mismatch('ScriptApp.deleteTrigger', [trigger]);
      bridge.ask('ScriptApp.deleteTrigger', trigger.getUniqueId());
    },
    getService: () =>
      guarded('Service', {
        getUrl: (): unknown => bridge.ask('ScriptApp.getServiceUrl') ?? null,
        isEnabled: (): boolean => (bridge.ask('ScriptApp.getServiceUrl') ?? null) !== null,
      }),
    getScriptId: () => bridge.context.scriptId ?? 'local-script-id',
    getOAuthToken: () => 'local-oauth-token',
    getIdentityToken: () => null,
    requireScopes: () => undefined,
    requireAllScopes: (...args: unknown[]): void => {
      const [mode] = args;
      if (args.length !== 1 || !Object.values(AUTH_MODE).some((each) => each === mode))
        throw bridge.mismatch('ScriptApp.requireAllScopes', args);
      bridge.ask('ScriptApp.requireAllScopes');
    },
    invalidateAuth: () => undefined,
    getAuthorizationInfo: () =>
      guarded('AuthorizationInfo', {
        getAuthorizationStatus: () => AUTHORIZATION_STATUS.NOT_REQUIRED,
        getAuthorizationUrl: () => null,
        getAuthorizedScopes: () => bridge.array<string>([]),
      }),
    getInstallationSource: () => INSTALLATION_SOURCE.NONE,
  });
}
