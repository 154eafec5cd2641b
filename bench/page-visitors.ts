/**
 * Visitors of the pages who ask for data that is not theirs: every call, with arguments that name other people's records. No
 * answer may contain others' data, and nothing may be written. For tests (thousands) and for a bench (100,000).
 */
import { callPage } from '../src/app/pages/call-page.ts';
import { silenceId } from '../src/app/pages/silences.ts';
import type { WriterDeps } from '../src/app/round/deps.ts';
import { fromSerial } from '../src/core/lib/time.ts';
import { type CallName, INPUTS } from '../src/core/pages/contract.ts';
import { makeToken } from '../src/core/tokens/offer-token.ts';
import { makePageToken } from '../src/core/tokens/page-token.ts';
import type { Cell } from '../src/ports.ts';
import { tables } from '../src/tables/index.ts';
import { createDryHub, DRY_SECRETS } from '../tools/dry-hub/dry-hub.ts';

const NOON_MS = Date.parse('2026-11-23T12:00:00+07:00');
const DAY_MS = 86_400_000;
const SECRET = DRY_SECRETS.tokenSecret;
/** A mark in all data of the other region that must not be shown. */
const MARK = 'RAHASIA';
const OTHER_PHONE = '628139999888';

type Rows = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;

const both = <T>(make: (own: boolean, n: number) => T): T[] => [make(true, 1), make(false, 2)];

const ENDS = 50_000;
const SILENCE = {
  rule: 'first-contact-missed',
  subject: '',
  dealerId: '',
  region: 'Timur',
  author: MARK,
  reason: MARK,
};

const ROWS: Rows = {
  regions: both((own) => ({ region: own ? 'Barat' : 'Timur' })),
  people: [
    { id: 'P1', name: 'Manajer Barat', role: 'MANAGER', region: 'Barat', active: true },
    { id: 'P2', name: 'Pembaca Barat', role: 'VIEWER', region: 'Barat', active: true },
    { id: 'P3', name: 'Bekas', role: 'HQ', active: false },
    { id: 'P4', name: 'Baru', role: 'HQ', active: true, generation: 5 },
    { id: 'P5', name: 'Tanpa daerah', role: 'MANAGER', active: true },
  ],
  dealers: both((own, n) => ({ id: `D${n}`, name: own ? 'Volta Barat' : `${MARK} Timur`, region: own ? 'Barat' : 'Timur', active: true })),
  reps: both((own, n) => ({
    ...{ id: `R${n}`, name: own ? 'Andi' : `${MARK} Dewi`, phone: `62812000000${n}`, dealerId: `D${n}`, active: true },
    openLeads: `L-00000${n}:fzq`,
  })),
  customers: both((own, n) => ({ id: `C-00000${n}`, name: own ? 'Sari' : `${MARK} Budi`, phone: own ? '628131111111' : OTHER_PHONE })),
  leads: [
    ...both((own, n) => ({ ...leadOf(own, n), status: 'CLAIMED', dealerId: `D${n}`, repId: `R${n}` })),
    ...both((own, n) => ({ ...leadOf(own, n + 2), status: 'UNCLAIMED' })),
  ],
  offers: both((own, n) => ({ id: `L-00000${n + 2}-1`, leadId: `L-00000${n + 2}`, repId: `R${n}`, dealerId: `D${n}`, repName: own ? 'Andi' : MARK, status: 'OPEN' })),
  conversation: both((own, n) => ({ id: `m${n}`, leadId: `L-00000${n}`, party: 'customer', direction: 'in', text: own ? 'Halo' : MARK })),
  timeline: both((own, n) => ({ id: `t${n}`, leadId: `L-00000${n}`, to: 'CLAIMED', reason: own ? 'Tapped.' : MARK })),
  serials: both((own, n) => ({ serial: own ? 'S3A000001' : 'S3A000002', modelId: own ? 'S3' : MARK, dealerId: `D${n}` })),
  sales: both((own, n) => ({ id: `S-${n}`, serial: `S3A00000${n}`, dealerId: `D${n}`, repId: `R${n}`, customerName: own ? 'Sari' : MARK, reason: own ? '' : MARK, onHold: true })),
  findings: both((own, n) => ({ id: `F-${n}`, dealerId: `D${n}`, subject: `S-${n}`, what: own ? 'x' : MARK, state: 'open' })),
  alerts: both((own, n) => ({ id: `a-${n}`, tier: 'P1', subject: `L-00000${n}`, region: own ? 'Barat' : 'Timur', text: own ? 'x' : MARK, state: 'open' })),
  commissions: both((own, n) => ({ id: `${n}`, month: '2026-11', dealerId: `D${n}`, dealerName: own ? 'Volta Barat' : MARK })),
  scorecard: both((own, n) => ({ id: `${n}`, month: 46_000, dealerId: `D${n}`, dealerName: own ? 'Volta Barat' : MARK, region: own ? 'Barat' : 'Timur' })),
  metricsMonthly: both((own, n) => ({ id: `${n}`, month: 46_000, slice: 'region', of: own ? 'Barat' : 'Timur', name: own ? 'Barat' : MARK })),
  channelRoi: [{ id: '1', month: 46_000, channel: MARK }],
  silences: both((own) => ({ ...SILENCE, ...(own ? { region: 'Barat', author: 'Sri', reason: 'x' } : {}), until: ENDS })),
  settings: [{ key: 'webAppUrl', value: MARK }],
  deadLetters: [{ id: 'in.x', source: 'staff', part: '1/1', content: `{"kind":"${MARK}"}` }],
}; // biome-ignore format: a row a line

function leadOf(own: boolean, n: number) {
  return {
    ...{ id: `L-00000${n}`, customerId: `C-00000${own ? 1 : 2}`, customerName: own ? 'Sari' : `${MARK} Budi` },
    ...{ customerPhone: own ? '628131111111' : OTHER_PHONE, region: own ? 'Barat' : 'Timur', said: own ? '' : MARK },
  };
}

function tabs(): Record<string, Cell[][]> {
  return Object.fromEntries(
    Object.entries(tables).map(([key, { name, columns }]) => [
      name,
      (ROWS[key] ?? []).map((row) => Object.keys(columns).map((column) => row[column] ?? '')),
    ]),
  );
}

const pass = (who: string, generation = 0, days = 7) =>
  makePageToken(
    { page: who.startsWith('P') ? 'console' : 'dealer', who, generation, expiresAtMs: NOON_MS + days * DAY_MS },
    SECRET,
  );

/** Who reads nothing at all, and who reads their own. `acts`: staff of the region, whose own things are not asked for. */
const VISITORS: readonly { readonly name: string; readonly token: unknown }[] = [
  { name: 'a stranger', token: 'd.R1.0.zzzzzzzz.0123456789abcdef0123456789abcdef' },
  { name: 'nobody', token: '' },
  { name: 'an odd one', token: { toString: 1 } },
  { name: 'a forged link', token: pass('P1').replace('P1', 'P4') },
  { name: 'an expired link', token: pass('P4', 5, -1) },
  { name: 'a revoked link', token: pass('P4', 4) },
  { name: 'somebody who left', token: pass('P3') },
  { name: 'a manager of no region', token: pass('P5') },
  { name: 'another region’s manager', token: pass('P1') },
  { name: 'a viewer', token: pass('P2') },
  { name: 'a rep of another dealer', token: pass('R1') },
];

const NAMES = Object.keys(INPUTS) as CallName[];

/** Arguments that name something of the other region; of odd kinds, too. */
const THEIRS: readonly unknown[] = [
  'L-000002', 'L-000004', 'S3A000002', 'S-2', 'F-2', 'a-2', 'D2', 'R2', 'C-000002', 'in.x', 'Timur', OTHER_PHONE, MARK, '',
  '__proto__', 'constructor', 'x'.repeat(10_000), '<script>', '=1+1', '\u202eabc', 7, null, true, [], {}, ['L-000002'],
]; // biome-ignore format: a list

const stolen = (kind: 'claim' | 'decline') =>
  makeToken({ kind, leadId: 'L-000004', offerId: 'L-000004-1' }, 'R2', SECRET);

export interface Intrusion {
  readonly visitor: string;
  readonly call: string;
  readonly what: string;
}

/** Makes `count` calls by a seeded `random` (0 to 1) and returns what should never happen. */
export function intrude(count: number, random: () => number): Intrusion[] {
  const hub = createDryHub({ nowMs: NOON_MS, tabs: tabs() });
  const written: string[] = [];
  const deps = watched(hub.deps, written);
  const found: Intrusion[] = [];
  const of = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (let i = 0; i < count; i++) {
    // Move time on, since the reads of all pages per minute are limited.
    hub.clock.moveTo(hub.clock.nowMs() + 4_000);
    const visitor = of(VISITORS);
    const call = of(NAMES);
    // A viewer may not change anything, not even in their own region, nor see customers' names.
    const isViewer = visitor.name === 'a viewer';
    const input = inputFor(call, of, { n: i, own: isViewer });
    const text = callPage(deps, JSON.stringify({ call, token: visitor.token, input }));
    const answer = JSON.parse(text) as { ok: boolean; data?: unknown };
    const forbidden = isViewer ? /RAHASIA|8139999888|Sari|8131111111/ : /RAHASIA|8139999888/;
    const isShown = answer.ok && forbidden.test(JSON.stringify(answer.data));
    if (isShown) found.push({ visitor: visitor.name, call, what: text.slice(0, 300) });
    if (written.length > 0) found.push({ visitor: visitor.name, call, what: written.splice(0).join(', ') });
  }
  return found;
}

/** Somebody else's thing in every place that takes one. */
function inputFor(
  call: CallName,
  of: <T>(list: readonly T[]) => T,
  { n, own }: { readonly n: number; readonly own: boolean },
): unknown {
  const theirs = () => of(THEIRS);
  const requestId = `intruder-${n}`;
  const leadId = of(['L-000002', 'L-000004', theirs(), ...(own ? ['L-000001', 'L-000003'] : [])]);
  const repActions = [
    { do: 'claim', token: of([stolen('claim'), theirs()]) },
    { do: 'pass', token: of([stolen('decline'), theirs()]), because: 'OTHER' },
    { do: 'step', leadId, to: 'CONTACTED' },
    { do: 'lose', leadId, because: 'PRICE' },
    { do: 'say', leadId, text: theirs() },
    { do: theirs(), leadId },
  ];
  const staffActions = [
    { do: 'give', leadId, repId: theirs() },
    { do: 'give', leadId: 'L-000001', repId: 'R2' },
    { do: 'give', leadId, repId: own ? 'R1' : 'R2' },
    { do: 'close', leadId, because: 'PRICE' },
    { do: 'note', leadId, text: theirs() },
  ];
  if (call === 'dealer.act') return { requestId, action: of([...repActions, ...staffActions]) };
  if (call === 'console.act') return { requestId, action: of([...staffActions, ...repActions]) };
  // A sale is always the rep's own; one without its fields is none.
  if (call === 'dealer.sale') return { requestId, fields: of(['x', 7, null, ['L-000002']]), replaces: 'S-2' };
  const table = of(['findings', 'alerts', theirs()]);
  const decision = {
    table,
    ids: of([['F-2'], ['a-2'], ['R2'], theirs(), ...(own ? [['F-1'], ['a-1']] : [])]),
    state: 'resolved',
    owner: 'x',
  };
  if (call === 'console.decide') return decision;
  if (call === 'console.set') return { key: of(['webAppUrl', theirs()]), value: theirs(), was: of([MARK, '']) };
  if (call === 'console.silence') return silenceFor(theirs, own);
  if (call === 'console.unsilence')
    return { id: of([silenceId({ ...SILENCE, until: fromSerial(ENDS), problem: '' }), theirs()]) };
  return of<unknown>([
    { leadId, id: theirs(), serial: of(['S3A000002', theirs()]), query: theirs(), show: of(['open', 'all', theirs()]) },
    theirs(),
  ]);
}

/** A manager may silence their own region: without a rule, or with one that there is not, none comes of it. */
function silenceFor(theirs: () => unknown, own: boolean): unknown {
  const part = { subject: theirs(), dealerId: 'D2', region: 'Timur', reason: 'x', until: NOON_MS + 60 * DAY_MS };
  return { rule: own ? 'first-contact-missed' : 'no-such-rule', ...part };
}

/** Records every write. */
function watched(deps: WriterDeps, written: string[]): WriterDeps {
  return {
    ...deps,
    properties: {
      ...deps.properties,
      setMany: (values) => void written.push(`properties ${Object.keys(values).join(' ')}`),
      delete: (key) => void written.push(`property ${key} deleted`),
    },
    withLock: (waitMs, work) =>
      deps.withLock(waitMs, (commit) =>
        work((changes, putRight) => {
          if (changes.updates.length + changes.appends.length > 0) written.push('a commit');
          return commit(changes, putRight);
        }),
      ),
  };
}
