/**
 * The pages: what their views cost at 20,000 leads and 100,000 units, and how many of 100,000 calls by people who ask for
 * what is not theirs showed or changed anything.
 */

import { mulberry32 } from '../sim/random';
import { TAILS_KEY } from '../src/app/inbox/keys.ts';
import { callPage } from '../src/app/pages/call-page.ts';
import type { WriterDeps } from '../src/app/round/deps.ts';
import { makePageToken } from '../src/core/tokens/page-token.ts';
import type { Cell } from '../src/ports.ts';
import { tables } from '../src/tables/index.ts';
import { createDryHub, DRY_SECRETS } from '../tools/dry-hub/dry-hub.ts';
import type { Bench, Results } from './bench';
import { crowd } from './page-crowd';
import { intrude } from './page-visitors';
import { figuresLine } from './webhooks';

const SEED = 17;
const NOON_MS = Date.parse('2026-11-23T12:00:00+07:00');
const DAYS_MS = 86_400_000;
const LEADS = 20_000;
const UNITS = 100_000;
const DEALERS = 150;
const STATUSES = ['WON', 'LOST', 'ABANDONED', 'LOST', 'CONTACTED', 'WON', 'LOST', 'CLAIMED', 'LOST', 'WITH_MANAGER'];

export async function benchPages({ code, prepared, say, sizes }: Bench): Promise<Results> {
  const calls = sizes.pageCalls;
  const intrusions = intrude(calls, mulberry32(SEED));
  say(
    `Pages: ${calls} calls by strangers, other regions, viewers, other dealers: ${intrusions.length} shown or written`,
  );
  for (const { visitor, call, what } of intrusions.slice(0, 5)) say(`  ${visitor}, ${call}: ${what}`);
  const views = calls < LEADS ? {} : measureViews(say);
  const load = { perSecond: 4, seconds: calls < LEADS ? 2 : 30, taps: calls < LEADS ? 2 : 20 };
  const beside: Results = {};
  for (const consoles of ['none', 'twenty'] as const) {
    const { claims, customers, refused } = await crowd(code, await prepared(), { ...load, consoles }, SEED);
    say(figuresLine(`claims beside ${load.perSecond} new customers a second, consoles: ${consoles}`, claims));
    say(figuresLine(`those customers (${refused} calls of consoles without a slot)`, customers));
    beside[consoles] = { claims, customers, refused };
  }
  return { pages: { calls, intrusions: intrusions.length, views, beside } };
}

const VIEWS: readonly (readonly [call: string, input: object])[] = [
  ['console.start', {}],
  ['console.leads', {}],
  ['console.start', {}],
  ['console.leads', {}],
  ['console.lead', { leadId: 'L-000500' }],
  ['console.feed', { show: 'open' }],
  ['console.units', { query: '' }],
  ['console.units', { query: '7777' }],
  ['console.search', { query: 'S3A0777' }],
  ['dealer.home', {}],
  ['poll', {}],
];

function measureViews(say: Bench['say']): Results {
  const hub = createDryHub({ nowMs: NOON_MS, tabs: bigTabs() });
  const spent = { calls: 0, cells: 0 };
  const deps = counted(hub.deps, spent);
  deps.config();
  // As the rounds before left it.
  hub.deps.properties.setMany({ [TAILS_KEY]: JSON.stringify({ leads: LEADS + 1, offers: LEADS * 3 + 1 }) });
  const results: Results = {};
  for (const [call, input] of VIEWS) {
    const token = makePageToken(
      {
        ...{ page: call.startsWith('dealer') ? 'dealer' : 'console', generation: 0 },
        ...{ who: call.startsWith('dealer') ? 'R1' : 'P1', expiresAtMs: NOON_MS + DAYS_MS },
      },
      DRY_SECRETS.tokenSecret,
    );
    Object.assign(spent, { calls: 0, cells: 0 });
    const started = performance.now();
    const answer = callPage(deps, JSON.stringify({ call, token, input }));
    const cpuMs = Math.round(performance.now() - started);
    if (!answer.startsWith('{"ok":true')) throw new Error(`${call}: ${answer.slice(0, 200)}`);
    const figures = { calls: spent.calls, cells: spent.cells, answerKb: Math.round(answer.length / 1024), cpuMs };
    say(`  ${call} ${JSON.stringify(input)}: ${JSON.stringify(figures)}`);
    results[`${call} ${JSON.stringify(input)}`] = figures;
  }
  return results;
}

/** Service calls, as Apps Script would count them; the configuration is one read of the cache. */
function counted(deps: WriterDeps, spent: { calls: number; cells: number }): WriterDeps {
  const config = deps.config();
  return {
    ...deps,
    config() {
      spent.calls++;
      return config;
    },
    cache: {
      ...deps.cache,
      getMany(keys) {
        spent.calls++;
        return deps.cache.getMany(keys);
      },
      putMany(values, ttlSeconds) {
        spent.calls++;
        deps.cache.putMany(values, ttlSeconds);
      },
    },
    properties: {
      ...deps.properties,
      getAll() {
        spent.calls++;
        return deps.properties.getAll();
      },
    },
    workbook: {
      read(ranges) {
        spent.calls++;
        const blocks = deps.workbook.read(ranges);
        for (const block of blocks) for (const row of block) spent.cells += row.length;
        return blocks;
      },
    },
  };
}

function bigTabs(): Record<string, Cell[][]> {
  const serial = (ms: number) => 25_569 + (ms + 7 * 3_600_000) / DAYS_MS;
  const of = (key: keyof typeof tables, rows: readonly Readonly<Record<string, Cell>>[]): [string, Cell[][]] => {
    const columns = Object.keys(tables[key].columns);
    return [tables[key].name, rows.map((row) => columns.map((column) => row[column] ?? ''))];
  };
  const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));
  const id = (n: number) => `L-${String(n + 1).padStart(6, '0')}`;
  return Object.fromEntries([
    of('people', [{ id: 'P1', name: 'Sri', role: 'HQ', active: true }]),
    of('dealers', many(DEALERS, (n) => ({ id: `D${n}`, name: `Volta ${n}`, region: `R${n % 8}`, active: true }))),
    of('reps', many(500, (n) => ({ id: `R${n}`, name: `Sales ${n}`, phone: `62812${30_000_000 + n}`, dealerId: `D${n % DEALERS}`, active: true, openLeads: `${id(n)}:fzq` }))),
    of('leads', many(LEADS, (n) => ({
      ...{ id: id(n), status: STATUSES[n % STATUSES.length] ?? '', customerId: `C-${n}`, customerName: `Pelanggan ${n}` },
      ...{ customerPhone: `62813${70_000_000 + n}`, region: `R${n % 8}`, dealerId: `D${n % DEALERS}`, repId: `R${n % 500}` },
      createdAt: serial(NOON_MS - ((LEADS - n) / 650) * DAYS_MS),
    }))),
    of('offers', many(LEADS * 3, (n) => ({ id: `${id(Math.floor(n / 3))}-${(n % 3) + 1}`, leadId: id(Math.floor(n / 3)), status: 'TAKEN' }))),
    of('conversation', many(100_000, (n) => ({ id: `m${n}`, leadId: id(n % LEADS), party: 'customer', direction: 'in', text: 'Halo kak' }))),
    of('timeline', many(100_000, (n) => ({ id: `t${n}`, leadId: id(n % LEADS), to: 'CLAIMED' }))),
    of('serials', many(UNITS, (n) => ({ serial: `S3A${String(n).padStart(6, '0')}`, modelId: 'S3', dealerId: `D${n % DEALERS}` }))),
    of('units', many(UNITS, (n) => ({ serial: `S3A${String(n).padStart(6, '0')}`, state: 'SOLD', dealerId: `D${n % DEALERS}` }))),
    of('findings', many(5_000, (n) => ({ id: `F-${n}`, dealerId: `D${n % DEALERS}`, state: n % 20 === 0 ? 'open' : 'closed' }))),
    of('alerts', many(5_000, (n) => ({ id: `a-${n}`, subject: id(n), state: n % 50 === 0 ? 'open' : 'resolved' }))),
  ]); // biome-ignore format: a tab a line
}
