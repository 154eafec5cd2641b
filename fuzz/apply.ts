/** Delivers one input to the hub in the way it would really arrive. */

import { contentChoices } from '../local/world/meta/content';
import { callPage } from '../src/app/pages/call-page.ts';
import { handleEdit } from '../src/app/workbook/handle-edit.ts';
import { registerResponses } from '../src/app/workbook/register-form.ts';
import type { HubEvent } from '../src/core/events.ts';
import { parseJson } from '../src/core/lib/json.ts';
import { makePageToken } from '../src/core/tokens/page-token.ts';
import { signature } from '../src/core/unit/signature.ts';
import type { Cell } from '../src/ports.ts';
import { dropConfig } from '../src/store/config.ts';
import { DRY_SECRETS } from '../tools/dry-hub/dry-hub.ts';
import { callGlobal } from './globals.ts';
import { type FuzzHub, guarded, pass, post, request } from './hub.ts';
import { expand, type Input, type Live } from './input.ts';
import { CELL_CHARACTERS } from './limits.ts';
import { FORM_TAB, isKeptRow, NOISE_REPS } from './network.ts';

type Of<E extends Input['entry']> = Extract<Input, { entry: E }>;

type Appliers = { readonly [E in Input['entry']]: (hub: FuzzHub, input: Of<E>, live: Live) => void };

const APPLY: Appliers = {
  post: deliver,
  get: deliver,
  telemetry: report,
  page: registerFrom,
  global: (hub, { name, args }, live) => callGlobal(hub, name, expand(args, live)),
  edit: typeInto,
  rows: moveRows,
  header: renameHeader,
  form: (hub, { answers }, live) => respond(hub, expand(answers, live)),
  outside(hub, { mode }) {
    hub.outside = mode;
  },
  clock: (hub, { minutes }) => pass(hub, minutes),
};

export function apply(hub: FuzzHub, input: Input): void {
  const put = APPLY[input.entry] as (hub: FuzzHub, input: Input, live: Live) => void;
  put(hub, input, liveWords(hub));
}

function registerFrom(hub: FuzzHub, { token, sale }: Of<'page'>, live: Live): void {
  const { requestId, replaces, ...fields } = (expand(sale, live) ?? {}) as Record<string, unknown>;
  const input = { requestId, fields, ...(replaces === undefined ? {} : { replaces }) };
  guarded(hub, 'callPage', () =>
    callPage(hub.deps, JSON.stringify({ call: 'dealer.sale', token: expand(token, live), input })),
  );
}

/** Delivers a request. What the hub accepted with the right key is noted, since it must be decided. */
function deliver(hub: FuzzHub, { entry, event }: Of<'post' | 'get'>, live: Live): void {
  const made = expand(event, live);
  const response = request(hub, entry === 'post' ? 'POST' : 'GET', made);
  if (entry !== 'post' || response?.body !== 'ok') return;
  const events = eventsOf(hub, made);
  // The world learns who wrote, so that they may be answered.
  for (const read of events) {
    hub.accepted.add(read.id);
    if (read.kind === 'delivery-failed') hub.saidFailed.add(read.outboxId);
    if (read.kind !== 'message' || !/^\d{8,15}$/.test(read.from.phone)) continue;
    hub.world.phone(read.from.phone).account.lastWroteAt = hub.clock.nowMs();
  }
}

interface WebEvent {
  readonly parameter?: { readonly source?: unknown; readonly key?: unknown };
  readonly postData?: { readonly contents?: unknown };
}

function eventsOf({ deps }: FuzzHub, event: unknown): readonly HubEvent[] {
  const { parameter, postData } = (event ?? {}) as WebEvent;
  const source = parameter?.source;
  if ((source !== 'meta' && source !== 'qontak') || parameter?.key !== DRY_SECRETS.webhookKey) return [];
  try {
    // As the hub reads it: an integer that no number holds exactly is a text.
    const parsed = parseJson(String(postData?.contents));
    const read = parsed.ok ? deps.parsers[source](parsed.value, deps.clock.nowMs()) : parsed;
    return read.ok ? read.webhook.events : [];
  } catch {
    return [];
  }
}

function report(hub: FuzzHub, { gateway, proof, id, query, body }: Of<'telemetry'>, live: Live): void {
  const contents = String(expand(body, live));
  const nowMs = hub.clock.nowMs() - (proof === 'stale' ? 3_600_000 : 0);
  const ts = String(Math.round(nowMs / 1000));
  const [secret = ''] = DRY_SECRETS.ofGateway(gateway);
  const proofs = {
    signed: { id, ts, sig: signature(secret, id, ts, contents) },
    stale: { id, ts, sig: signature(secret, id, ts, contents) },
    forged: { id, ts, sig: signature('another-secret-of-somebody-else', id, ts, contents) },
    key: { key: secret },
    'wrong key': { key: 'nobody-knows-this-key-0001' },
    none: {},
  };
  const parameter = { ...(expand(query, live) as object), source: 'unit', gw: gateway, ...proofs[proof] };
  post(hub, { parameter, postData: { contents } });
}

function typeInto(hub: FuzzHub, { tab, row, column, value }: Of<'edit'>, live: Live): void {
  const [rows = []] = hub.workbook.read([{ sheet: tab, fromRow: 1 }]);
  const width = rows[0]?.length ?? 1;
  const at = 2 + (row % Math.max(1, rows.length));
  if (isKeptRow(tab, String(rows[at - 1]?.[0] ?? ''))) return;
  const cells = [...(rows[at - 1] ?? [])];
  while (cells.length < width) cells.push('');
  const made = expand(value, live);
  cells[column % width] = asTyped(made);
  hub.people.put(tab, at, cells);
  edited(hub, tab, at);
}

function moveRows(hub: FuzzHub, { tab, act, row }: Of<'rows'>): void {
  const [[header = [], ...rows] = []] = hub.workbook.read([{ sheet: tab, fromRow: 1 }]);
  const at = row % Math.max(1, rows.length);
  const chosen = rows[at];
  if (!chosen || isKeptRow(tab, String(chosen[0] ?? ''))) return;
  if (act === 'delete') rows.splice(at, 1);
  else if (act === 'double') rows.splice(at, 0, chosen);
  else rows.sort((one, other) => (String(one[0] ?? '') < String(other[0] ?? '') ? -1 : 1));
  hub.people.replace(tab, [header, ...rows]);
  guarded(hub, 'onChangeInstalled', () => dropConfig(hub.deps.cache));
}

function renameHeader(hub: FuzzHub, { tab, column, value }: Of<'header'>): void {
  const [[header = []] = []] = hub.workbook.read([{ sheet: tab, fromRow: 1, toRow: 1 }]);
  const cells: Cell[] = [...header];
  cells[column % Math.max(1, cells.length)] = value;
  hub.headersGone = true;
  hub.people.put(tab, 1, cells);
  edited(hub, tab, 1);
}

function respond(hub: FuzzHub, answers: unknown): void {
  const cells = (Array.isArray(answers) ? answers : [answers]).map(asTyped);
  const [rows = []] = hub.workbook.read([{ sheet: FORM_TAB, fromRow: 1 }]);
  const row = rows.length + 1;
  hub.people.put(FORM_TAB, row, cells);
  guarded(hub, 'onFormSubmitInstalled', () => registerResponses(hub.deps, { tab: FORM_TAB, fromRow: row, toRow: row }));
}

/** The value as a cell can hold it. */
function asTyped(value: unknown): Cell {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, CELL_CHARACTERS);
}

function edited(hub: FuzzHub, tab: string, row: number): void {
  guarded(hub, 'onEditInstalled', () => handleEdit(hub.deps, { tab, fromRow: row, toRow: row }));
}

/** Words that are only known once the hub is running: 'claim', 'message', 'lead', 'outbox', 'token', 'choice'. */
function liveWords({ world, clock, workbook }: FuzzHub): Live {
  const chosen = (all: readonly string[], index: number) => all[index % Math.max(1, all.length)] ?? '';
  const received = () =>
    NOISE_REPS.flatMap(({ number }) =>
      world
        .phone(number)
        .account.chat.filter(({ from }) => from === 'business')
        .slice(-4),
    );
  const column = (sheet: string) =>
    (workbook.read([{ sheet, fromRow: 2, column: 1, columns: 1 }])[0] ?? []).map(([id]) => String(id));
  return (kind, index) => {
    if (kind === 'token')
      return makePageToken(
        {
          ...{ page: 'dealer', generation: 0, expiresAtMs: clock.nowMs() + 3_600_000 },
          who: chosen(
            NOISE_REPS.map(({ id }) => id),
            index,
          ),
        },
        DRY_SECRETS.tokenSecret,
      );
    if (kind === 'message')
      return chosen(
        received().map(({ id }) => id),
        index,
      );
    if (kind === 'choice')
      return chosen(
        received().flatMap(({ content }) => contentChoices(content).map(({ id }) => id)),
        index,
      );
    return chosen(column(kind), index);
  };
}
