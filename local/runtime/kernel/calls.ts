/**
 * The course of a service call: latency, quota, faults, effect, and answer. The effect happens at the end of the latency, in
 * the host's session or in one of the kernel's own services; the extra cost of moving cells comes after it.
 */
import { costOf } from '../methods';
import { type Locale, message } from '../model/messages';
import { ServiceFailure } from '../port';
import type { Conductor } from './conductor';
import type { Execution } from './execution';
import type { Fault, Intercept } from './faults';
import type { Quotas } from './quotas';
import type { CallRecord } from './records';
import { simpleTriggerRefusal, withheldRefusal } from './scopes';

export type CallResult = { readonly value: unknown } | { readonly failure: string };

/** A service that the kernel itself provides, answered now or later. The returned function cancels the waiting. */
export type KernelService = (
  execution: Execution,
  args: readonly unknown[],
  answer: (result: CallResult) => void,
) => (() => void) | undefined;

export interface CallDeps {
  readonly conductor: Conductor;
  readonly locale: Locale;
  readonly quotas: Quotas;
  readonly services: ReadonlyMap<string, KernelService>;
  readonly intercept: Intercept | undefined;
  /** Scopes that the owner did not grant. */
  readonly withheldScopes: readonly string[];
  /** Called after the host has done something and before its caller is answered, to make the changes durable. */
  readonly settleChanges: () => void;
  readonly crash: (execution: Execution) => void;
  readonly answer: (execution: Execution, result: CallResult) => void;
}

export interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
}

export function makeCall(deps: CallDeps, execution: Execution, call: Call): void {
  const { kind, units } = costOf(call.method);
  if (kind === 'free') {
    perform(deps, execution, call, (result) => deps.answer(execution, result));
    return;
  }

  const { conductor } = deps;
  const { latency } = conductor;
  const index = execution.calls;
  execution.calls += 1;
  const at = conductor.now();
  const record: CallRecord = { method: call.method, kind, at, ms: 0 };
  execution.record.calls.push(record);
  const known = units?.(call.args, undefined) ?? 0;
  const fault = (when: 'before' | 'after'): Fault | undefined =>
    deps.intercept?.({
      execution: execution.id,
      function: execution.record.function,
      index,
      method: call.method,
      args: call.args,
      kind,
      when,
    }) ?? undefined;

  const finish = (result: CallResult): void => {
    record.ms = conductor.now() - at;
    if (execution.over) return;
    const after = fault('after');
    if (after === 'crash') {
      deps.crash(execution);
      return;
    }
    deps.answer(execution, after === undefined ? result : { failure: failureOf(after, deps.locale) });
  };

  const effect = (): void => {
    if (execution.over) return;
    const before = fault('before');
    if (before === 'crash') {
      deps.crash(execution);
      return;
    }
    if (before !== undefined) {
      record.ms = conductor.now() - at;
      deps.answer(execution, { failure: failureOf(before, deps.locale) });
      return;
    }
    perform(deps, execution, call, (result) => {
      const total = 'value' in result ? (units?.(call.args, result.value) ?? 0) : 0;
      countBuffer(execution, kind, total);
      later(conductor, execution, latency.moving(kind, Math.max(total - known, 0)), () => finish(result));
    });
  };

  later(conductor, execution, latency.base(kind, execution.pace) + latency.moving(kind, known), effect);
}

function failureOf(fault: Exclude<Fault, 'crash'>, locale: Locale): string {
  return fault === 'storage down' ? message(locale, 'storageInternal') : fault.error;
}

function perform(deps: CallDeps, execution: Execution, call: Call, done: (result: CallResult) => void): void {
  const refused = refusalOf(deps, execution, call);
  if (refused !== null) {
    done({ failure: refused });
    return;
  }
  const service = deps.services.get(call.method);
  if (service === undefined) {
    done(askHost(deps, execution, call.method, call.args));
    return;
  }
  let answered = false;
  const cancel = service(execution, call.args, (result) => {
    answered = true;
    execution.cancelCall = null;
    if (!execution.over) done(result);
  });
  if (!answered) execution.cancelCall = cancel ?? null;
}

function refusalOf(deps: CallDeps, execution: Execution, { method, args }: Call): string | null {
  const { request } = execution;
  const { kind } = costOf(method);
  const forbidden =
    request.simple === true
      ? simpleTriggerRefusal(method, deps.locale)
      : withheldRefusal(method, deps.withheldScopes, deps.locale);
  return forbidden ?? deps.quotas.refusalOf({ method, kind, args, user: request.effectiveUser });
}

export function askHost(deps: CallDeps, execution: Execution, method: string, args: readonly unknown[]): CallResult {
  try {
    const value = execution.session?.call(method, args);
    deps.settleChanges();
    return { value };
  } catch (error) {
    if (error instanceof ServiceFailure) return { failure: error.message };
    // Not an error of the platform but a fault of this runtime, which the message says.
    return {
      failure: `local runtime: ${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    };
  }
}

/** In real time there is no latency to wait for, and a call is answered in the turn in which it came. */
function later(conductor: Conductor, execution: Execution, ms: number, action: () => void): void {
  if (conductor.kind === 'real') {
    action();
    return;
  }
  const cancel = conductor.after(ms, () => {
    execution.cancelCall = null;
    action();
  });
  execution.cancelCall = cancel;
}

/** Reads and flushes write the buffer out: https://developers.google.com/apps-script/guides/support/best-practices */
function countBuffer(execution: Execution, kind: string, cells: number): void {
  if (kind === 'sheets.write') execution.buffered += Math.max(cells, 1);
  else if (kind === 'sheets.read' || kind === 'sheets.flush' || kind === 'sheets.appendRow') execution.buffered = 0;
}
