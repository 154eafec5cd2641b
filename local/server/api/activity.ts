/** What the hub did: executions with their service calls, messages, triggers, inbox and outbox. */
import { type Fields, readFields } from '../http/body';
import { ApiError } from '../http/reply';
import type { Routes } from '../http/router';
import type { ExecutionView, HubRuntime } from '../runtime-contract';
import { readRecords } from '../tabs';
import type { Trace } from '../trace';
import type { ApiContext } from './context';

/** The visitor's address: none, since the web app runs as its owner and does not know who visits. */
const VISITOR = '';
const NEWEST = 300;
/** How the hub names the script properties that hold deliveries. */
const INBOX_PREFIX = 'in.';

export function activityRoutes({ hub }: ApiContext): Routes {
  return {
    /** Newest first, without their service calls. `search`: only executions with this text in name, error, log or message. */
    'GET /local/executions': ({ url }) => {
      const limit = Number(url.searchParams.get('limit')) || NEWEST;
      const search = (url.searchParams.get('search') ?? '').toLowerCase();
      const outcomes = outcomesOf(hub.runtime());
      const about = (execution: ExecutionView) => aboutOf(hub.trace, execution.id, outcomes);
      const all = hub.runtime().executions();
      const found = search === '' ? all : all.filter((each) => wordsOf(each, about(each)).includes(search));
      return {
        executions: found
          .slice(-limit)
          .reverse()
          .map((each) => ({ ...summary(each), ...about(each) })),
      };
    },

    'GET /local/executions/:id': ({ params }) => {
      const found = hub
        .runtime()
        .executions()
        .find(({ id }) => String(id) === params.id);
      if (!found) throw new ApiError(404, `There is no execution ${params.id}.`, 'GET /local/executions lists them.');
      const about = aboutOf(hub.trace, found.id, outcomesOf(hub.runtime()));
      return { ...summary(found), ...about, calls: found.calls, logs: found.logs };
    },

    'GET /local/messages': () => ({
      messages: hub
        .world()
        .messages()
        .map(({ phone, ...message }) => {
          const account = hub.world().accounts.find(phone);
          const execution = hub.trace.executionOf(message.id);
          return { phone, name: account?.name ?? '', ...message, execution };
        }),
    }),

    /** What is waiting: the inbox is in script properties, the outbox in its tab. */
    'GET /local/queues': () => {
      const properties = hub.runtime().host.properties.all();
      const inbox = Object.entries(properties)
        .filter(([name]) => name.startsWith(INBOX_PREFIX))
        .map(([key, value]) => ({ key, size: value.length, text: value.slice(0, 2000) }));
      return { inbox, outbox: readRecords(hub.runtime(), 'Outbox').reverse().slice(0, NEWEST) };
    },

    'GET /local/triggers': () => ({ triggers: hub.runtime().triggers() }),

    'POST /local/triggers/:name/run': ({ params }) => runTrigger(hub.runtime(), params.name ?? ''),

    /** google.script.run of a served page. */
    'POST /local/run': async ({ request }) => runFromPage(hub.runtime(), await readFields(request)),
  };
}

async function runTrigger(runtime: HubRuntime, name: string) {
  const known = runtime.triggers().map(triggerNames);
  if (!known.flat().includes(name)) {
    const names = [...new Set(known.map(([handler]) => handler))].join(', ');
    throw new ApiError(404, `There is no trigger "${name}".`, `Installed are: ${names || 'none; run setup'}.`);
  }
  const result = await runtime.runTrigger(name);
  return { ran: name, result: result ?? null };
}

async function runFromPage(runtime: HubRuntime, { function: name, args }: Fields) {
  if (typeof name !== 'string' || !/^[A-Za-z_$][\w$]*$/.test(name)) {
    throw new ApiError(400, '"function" is missing.', 'Send {"function": "name", "args": [...]}.');
  }
  if (name.endsWith('_')) {
    throw new ApiError(403, `${name} is private.`, 'Names that end in _ cannot be called from pages.');
  }
  try {
    const result = await runtime.run(name, Array.isArray(args) ? args : [], { user: VISITOR });
    return { result: result ?? null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ApiError(422, message, 'The script threw this; Executions shows where.');
  }
}

interface AboutView {
  /** A phrase saying which message it was about. */
  readonly about: string | null;
  /** The outcome according to the Inbox log. */
  readonly outcome: string | null;
  /** How many messages it sent. */
  readonly sent: number;
}

/** Event ID → outcome. */
function outcomesOf(runtime: HubRuntime): ReadonlyMap<string, string> {
  return new Map(
    readRecords(runtime, 'Inbox log').map((row) => {
      const lead = row['Lead ID'] ? ` (${row['Lead ID']})` : '';
      return [row['Event ID'] ?? '', `${row.Outcome ?? ''}${lead}`];
    }),
  );
}

function aboutOf(trace: Trace, id: ExecutionView['id'], outcomes: ReadonlyMap<string, string>): AboutView {
  const about = trace.aboutOf(id);
  const decided = (about?.messages ?? []).flatMap((message) => outcomes.get(message) ?? []);
  return { about: about?.words ?? null, outcome: decided.join(', ') || null, sent: trace.sentBy(id).length };
}

/** All searchable text, in lower case. */
function wordsOf({ function: name, error, logs }: ExecutionView, { about, outcome }: AboutView): string {
  return JSON.stringify([name, error ?? '', about, outcome, logs]).toLowerCase();
}

/** Counts service calls by their kind, so that the list stays small. */
function summary(execution: ExecutionView) {
  const { calls, logs, ...rest } = execution;
  const kinds: Record<string, number> = {};
  for (const { kind } of calls) if (kind !== 'free') kinds[kind] = (kinds[kind] ?? 0) + 1;
  const count = Object.values(kinds).reduce((sum, each) => sum + each, 0);
  return { ...rest, callCount: count, kinds, logCount: logs.length };
}

function triggerNames(trigger: unknown): string[] {
  if (typeof trigger !== 'object' || trigger === null) return [];
  const { handler, id } = trigger as { handler?: unknown; id?: unknown };
  return [handler, id].filter((name) => name !== undefined).map(String);
}
