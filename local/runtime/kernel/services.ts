/** The services that the kernel answers itself, because they are about time, other executions or the world outside. */
import { message } from '../model/messages';
import { bigQueryServices } from './bigquery';
import type { KernelService } from './calls';
import type { Conductor } from './conductor';
import type { Execution } from './execution';
import { type FetchDeps, fetchAllService, fetchService } from './fetch';
import type { Locks } from './locks';
import { geocodeService } from './maps';
import type { Quotas } from './quotas';
import type { TriggerService } from './trigger-service';

export interface ServiceDeps {
  readonly conductor: Conductor;
  readonly locks: Locks;
  readonly quotas: Quotas;
  readonly fetch: FetchDeps;
  readonly triggers: TriggerService;
  readonly webAppUrl: string | undefined;
  readonly withheldScopes: readonly string[];
}

export function kernelServices(deps: ServiceDeps): ReadonlyMap<string, KernelService> {
  const { conductor, quotas, triggers, fetch } = deps;
  const now =
    (answer: () => unknown): KernelService =>
    (_execution, _args, done) => {
      done({ value: answer() });
      return undefined;
    };
  return new Map<string, KernelService>([
    ['Utilities.sleep', (_execution, [ms], done) => conductor.after(Number(ms), () => done({ value: null }))],
    ...lockServices(deps),
    [
      // A web app has no document, even when its script is bound to one: document locks, caches and properties are null.
      // https://developers.google.com/apps-script/reference/lock/lock-service#getdocumentlock
      'SpreadsheetApp.isBound',
      (execution, _args, done) => {
        const { type } = execution.request;
        done({ value: type !== 'doGet' && type !== 'doPost' && execution.session?.call('SpreadsheetApp.isBound', []) });
        return undefined;
      },
    ],
    ['UrlFetchApp.fetch', fetchService(fetch)],
    ['UrlFetchApp.fetchAll', fetchAllService(fetch)],
    ['Maps.geocode', geocodeService(fetch)],
    ...bigQueryServices(fetch),
    ['MailApp.getRemainingDailyQuota', now(() => quotas.mailLeft)],
    ['ScriptApp.getServiceUrl', now(() => deps.webAppUrl ?? null)],
    ['ScriptApp.requireAllScopes', requireAllScopes(deps)],
    ...triggers.services(),
  ]);
}

function lockServices({ locks, fetch }: ServiceDeps): [string, KernelService][] {
  return [
    [
      'Lock.tryLock',
      (execution, [scope, ms], done) => {
        locks.acquire(lockKey(execution, scope), execution.id, Number(ms), (won) => done({ value: won }));
        return undefined;
      },
    ],
    [
      'Lock.waitLock',
      (execution, [scope, ms], done) => {
        locks.acquire(lockKey(execution, scope), execution.id, Number(ms), (won) =>
          done(won ? { value: null } : { failure: message(fetch.locale, 'lockTimeout') }),
        );
        return undefined;
      },
    ],
    [
      'Lock.releaseLock',
      (execution, [scope], done) => {
        locks.release(lockKey(execution, scope), execution.id);
        done({ value: null });
        return undefined;
      },
    ],
    [
      'Lock.hasLock',
      (execution, [scope], done) => {
        done({ value: locks.holds(lockKey(execution, scope), execution.id) });
        return undefined;
      },
    ],
  ];
}

/** The platform asks for what is missing and ends the execution; with everything given it does nothing. */
function requireAllScopes({ withheldScopes, fetch }: ServiceDeps): KernelService {
  return (_execution, _args, done) => {
    done(withheldScopes.length > 0 ? { failure: message(fetch.locale, 'authorizationRequired') } : { value: null });
    return undefined;
  };
}

function lockKey(execution: Execution, scope: unknown): string {
  return scope === 'user' ? `user:${execution.request.effectiveUser}` : String(scope);
}
