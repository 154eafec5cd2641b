/**
 * The pages: what their views cost at 20,000 leads and 100,000 units, and how many of 100,000 calls by people who ask for
 * what is not theirs showed or changed anything.
 */

import { mulberry32 } from '../sim/random';
import { callPage } from '../src/app/pages/call-page.ts';
import type { WriterDeps } from '../src/app/round/deps.ts';
import { makePageToken } from '../src/core/tokens/page-token.ts';
import type { WorkbookReader } from '../src/ports.ts';
import { DRY_SECRETS } from '../tools/dry-hub/dry-hub.ts';
import type { Bench, Results } from './bench';
import { bigHub, DAY_MS, LEADS, NOON_MS } from './page-book';
import { type Crowd, crowd } from './page-crowd';
import { intrude } from './page-visitors';
import { showInBrowser } from './pages-in-browser';
import { figuresLine } from './webhooks';

const SEED = 17;

export async function benchPages({ code, prepared, say, sizes }: Bench): Promise<Results> {
  const calls = sizes.pageCalls;
  const intrusions = intrude(calls, mulberry32(SEED));
  say(
    `Pages: ${calls} calls by strangers, other regions, viewers, other dealers: ${intrusions.length} shown or written`,
  );
  for (const { visitor, call, what } of intrusions.slice(0, 5)) say(`  ${visitor}, ${call}: ${what}`);
  const views = calls < LEADS ? {} : measureViews(say);
  const load = { perSecond: 12, seconds: calls < LEADS ? 2 : 20, taps: calls < LEADS ? 2 : 20 };
  const browser = calls < LEADS ? {} : await showInBrowser(say);
  const beside: Results = {};
  for (const way of ['alone', 'node'] as const) {
    const crowdOf = async (consoles: Crowd['consoles']) =>
      crowd({ code, prepared: await prepared(), way, seed: SEED }, { ...load, consoles });
    beside[way] = await compareCrowds(crowdOf, way === 'alone' ? 'without the relay' : 'behind the relay', say);
  }
  return { pages: { calls, intrusions: intrusions.length, views, browser, beside } };
}

/** The same customers and claims, without consoles and beside twenty. */
async function compareCrowds(
  crowdOf: (consoles: Crowd['consoles']) => ReturnType<typeof crowd>,
  name: string,
  say: Bench['say'],
): Promise<Results> {
  const none = await crowdOf('none');
  const twenty = await crowdOf('twenty');
  for (const [consoles, { claims, customers, lost, deliveries }] of Object.entries({ none, twenty })) {
    say(figuresLine(`claims ${name}, consoles: ${consoles}`, claims));
    say(figuresLine(`new customers meanwhile (lost ${lost} of ${deliveries})`, customers));
  }
  const times = (of: 'p50Ms' | 'p95Ms') => Math.round((twenty.claims[of] / none.claims[of]) * 100) / 100;
  say(`  claims ${name} beside consoles: ${times('p50Ms')} times the median, ${times('p95Ms')} times p95; ${twenty.refused} calls of consoles without a slot`); // biome-ignore format: one line
  return { none, twenty, times: { p50: times('p50Ms'), p95: times('p95Ms') } };
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
  const hub = bigHub();
  const spent = { calls: 0, cells: 0 };
  const deps = counted(hub.deps, spent);
  deps.config();
  const results: Results = {};
  for (const [call, input] of VIEWS) {
    const token = makePageToken(
      {
        ...{ page: call.startsWith('dealer') ? 'dealer' : 'console', generation: 0 },
        ...{ who: call.startsWith('dealer') ? 'R1' : 'P1', expiresAtMs: NOON_MS + DAY_MS },
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
  const reader: WorkbookReader = {
    read(ranges) {
      spent.calls++;
      const blocks = deps.workbook.read(ranges);
      for (const block of blocks) for (const row of block) spent.cells += row.length;
      return blocks;
    },
  };
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
      get(key) {
        spent.calls++;
        return deps.properties.get(key);
      },
    },
    workbook: reader,
    workbookAtOnce: reader,
  };
}
