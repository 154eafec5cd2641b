/** The runtime as its users see it, over the parts in machine.ts. */
import type { Outcome } from './execution';
import { firstIllegalArgument } from './legal-values';
import { buildMachine, type Machine } from './machine';
import { type Runtime, type RuntimeOptions, ScriptFailure } from './options';
import {
  fireChange,
  openAsPerson,
  type PeopleDeps,
  pasteAsPerson,
  submitForm,
  typeAsPerson,
  undoAsPerson,
} from './people';
import { kernelText } from './texts';
import { watchedHost } from './watched-host';
import { answerRequest } from './web-front';

type Part<Name extends keyof Runtime> = Pick<Runtime, Name>;

/** `workerFile`: the module that a worker thread starts from; it calls serveExecutions. */
export async function createRuntimeIn(workerFile: URL, options: RuntimeOptions): Promise<Runtime> {
  const machine = buildMachine(workerFile, options);
  return {
    ...callersOf(machine),
    ...peopleOf(machine),
    ...triggersOf(machine),
    ...storesOf(machine),
    ...timeOf(machine),
  };
}

function callersOf({ front, executor, host, limits, locale }: Machine): Part<'request' | 'run'> {
  return {
    request: (request) => answerRequest(front, request),
    async run(name, args = [], as = {}) {
      const illegal = firstIllegalArgument(args);
      if (illegal !== null) throw new ScriptFailure(kernelText(locale, 'illegalArgument', illegal), null, '');
      const outcome = await executor.execute({
        type: 'run',
        entry: { kind: 'run', name, args },
        user: as.user ?? host.owner,
        // A visitor of the web app is nobody in particular: the script runs as its owner.
        effectiveUser: as.user || host.owner,
        limitMs: limits.executionMs,
      });
      return resultOf(outcome, (key, ...fill) => kernelText(locale, key, ...fill));
    },
  };
}

function peopleOf(machine: Machine): Part<'edit' | 'paste' | 'undo' | 'change' | 'submitForm' | 'openWorkbook'> {
  const { host, triggers, executor, feed, limits, functions } = machine;
  const people: PeopleDeps = {
    host,
    triggers,
    simpleLimitMs: limits.simpleTriggerMs,
    limitMs: limits.executionMs,
    hasFunction: (name) => functions.has(name),
    start: (request) => void executor.execute(request),
    settleChanges: () => feed.settle(),
  };
  return {
    edit: async (edit) => typeAsPerson(people, edit),
    paste: async (paste) => pasteAsPerson(people, paste),
    undo: async (block) => undoAsPerson(people, block),
    async change(action, user = host.owner) {
      const outcome = action(host.people);
      feed.settle();
      fireChange(people, outcome, user);
      return outcome;
    },
    submitForm: async (form) => submitForm(people, form),
    openWorkbook: async (user = host.owner) => openAsPerson(people, user),
  };
}

function triggersOf({ triggers }: Machine): Part<'triggers' | 'runTrigger' | 'disableTrigger' | 'fireDueTriggers'> {
  return {
    triggers: () => triggers.list(),
    async runTrigger(handlerOrId) {
      const run = triggers.run(handlerOrId);
      if (run === null) throw noTrigger(handlerOrId);
      await run;
    },
    disableTrigger(handlerOrId) {
      if (!triggers.disable(handlerOrId)) throw noTrigger(handlerOrId);
    },
    fireDueTriggers: () => triggers.fireDue(),
  };
}

function noTrigger(handlerOrId: string): Error {
  return new Error(`there is no trigger with the id or handler "${handlerOrId}"`);
}

function storesOf({
  host,
  feed,
  functions,
  log,
  triggers,
}: Machine): Part<'hasFunction' | 'host' | 'properties' | 'executions' | 'mail' | 'onChange' | 'snapshot'> {
  const watched = watchedHost(host, () => feed.settle());
  return {
    hasFunction: (name) => functions.has(name),
    host: watched,
    properties: watched.properties,
    executions: () => log.all(),
    mail: () => host.mail,
    onChange: (listener) => feed.listen(listener),
    snapshot: () => ({ host: host.snapshot(), triggers: triggers.list() }),
  };
}

function timeOf({
  conductor,
  triggers,
  executor,
  feed,
  seats,
  store,
}: Machine): Part<'now' | 'after' | 'idle' | 'advance' | 'copyTo' | 'close'> {
  let closed = false;
  return {
    now: conductor.now,
    after(ms, action) {
      const letGo = conductor.hold();
      conductor.after(ms, () => {
        action();
        letGo();
      });
    },
    idle: () => conductor.idle(),
    advance: (ms) => conductor.advance(ms),
    async copyTo(file) {
      if (store === null) throw new Error('this runtime keeps nothing in a data folder');
      feed.settle();
      store.copyTo(file);
    },
    async close() {
      if (closed) return;
      closed = true;
      triggers.close();
      executor.close();
      conductor.close();
      feed.settle();
      seats.close();
      store?.close();
    },
  };
}

function resultOf(
  outcome: Outcome,
  text: (key: 'functionMissing' | 'timeExceeded' | 'serverError', ...fill: string[]) => string,
): unknown {
  if (outcome.how === 'refused') throw new ScriptFailure(outcome.text, null, '');
  if (outcome.how === 'killed') {
    throw new ScriptFailure(text(outcome.reason === 'timed out' ? 'timeExceeded' : 'serverError'), null, '');
  }
  const { end } = outcome;
  if (end.how === 'threw') throw new ScriptFailure(end.error.text, end.error.line, end.error.stack);
  if (end.how === 'missing') throw new ScriptFailure(text('functionMissing', end.name), null, '');
  return end.how === 'returned' ? end.value : undefined;
}
