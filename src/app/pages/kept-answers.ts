/**
 * Open pages share the workbook's 60 reads per minute with the writer, which must never run short. So views are cached for
 * everybody who may see the same; a view is read again when something has changed and half a minute has passed, and all pages
 * together have a budget of reads. Visitors see their own changes at once.
 */
import { sha256Hex } from '../../core/lib/bytes.ts';
import { asRecord } from '../../core/lib/json.ts';
import { MINUTE_MS } from '../../core/lib/time.ts';
import type { CallName } from '../../core/pages/contract.ts';
import { WorkbookFault, type WorkbookReader } from '../../ports.ts';
import { readConfig } from '../../store/config.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { At } from './at.ts';
import { COUNT_KEY, countOf } from './change-count.ts';
import { PageRefusal } from './refusal.ts';
import { type Kept, keptText, readKept, viewKey } from './view-cache.ts';
import { staffAt } from './visitor.ts';

export interface Answer {
  readonly data: unknown;
  readonly isBehind?: true;
}

export interface Asked {
  readonly name: CallName;
  readonly input: unknown;
  readonly run: (at: At) => unknown;
}

/** In the cache: the minute, and how many reads pages made in it. */
const READS_KEY = 'pages.reads';
/** Cache keys that are read in the same call as the proof of the link. */
export const ALONG = [COUNT_KEY, READS_KEY];

/** Reads per minute: `again` for refreshing a view that is already on a screen, `first` for opening one that is not. */
const MOST_READS = { again: 20, first: 40 } as const;
/** Reads that most views cost; booked before reading, so that many calls at once do not all find the budget unspent. */
const USUAL_READS = 2;
const FLOOR_MS = MINUTE_MS / 2;
/**
 * The oldest view that is shown even if the counter has not changed, since edits in the workbook do not move it. Shorter on the
 * dealer page, where an edit may have ended the visitor's link.
 */
const OLDEST_MS = { console: 2 * MINUTE_MS, dealer: FLOOR_MS } as const;
/** How long a view stays cached, for when the budget is spent. */
const TTL_SECONDS = { console: 600, dealer: 120 } as const;
/** For this long after an action the visitor who did it gets views read anew. */
const OWN_SECONDS = 60;
/** While one call reads a view anew, for at most this long, others get the cached one. In the cache: until when. */
const LEASE_MS = 10_000;
/** How long the count of a minute's reads is kept. */
const READS_SECONDS = 90;
const ACTS: ReadonlySet<CallName> = new Set([
  'dealer.act', 'dealer.sale', 'console.act', 'console.reveal', 'console.decide', 'console.replay', 'console.set',
  'console.silence', 'console.unsilence',
]); // biome-ignore format: one list

/** Views that are cached because open pages refresh them. */
const KEPT: ReadonlySet<CallName> = new Set([
  'dealer.home', 'dealer.lead', 'dealer.sales', 'dealer.units', 'dealer.score', 'console.start', 'console.leads', 'console.lead',
  'console.feed', 'console.rules', 'console.dealers', 'console.units', 'console.unit', 'console.sales', 'console.economics',
  'console.settings', 'console.silences',
]); // biome-ignore format: one list

const BUSY = 'Many are reading at the moment: try again in a minute.';

/** Answers from the cache where possible. Throws PageRefusal, and whatever the view throws. */
export function answered(asking: At, asked: Asked): Answer {
  const at = { ...asking, deps: ACTS.has(asked.name) ? asking.deps : atOnce(asking.deps) };
  if (asked.name === 'poll') return { data: asked.run(at) };
  if (ACTS.has(asked.name)) {
    const data = asked.run(at);
    at.deps.cache.putMany({ [ownKey(at)]: String(at.deps.clock.nowMs()) }, OWN_SECONDS);
    return { data };
  }
  if (KEPT.has(asked.name)) return keptOrRead(at, asked);
  const { data, spent } = readNow(at, asked, budgetOf(at));
  at.deps.cache.putMany({ [READS_KEY]: spent }, READS_SECONDS);
  return { data };
}

function keptOrRead(at: At, asked: Asked): Answer {
  const { cache, clock, packer } = at.deps;
  const { page } = at.proof.pass;
  const scope = scopeOf(at);
  const key = viewKey([asked.name, asked.input, scope.of]);
  const [own, lease] = [ownKey(at), `${key}.lease`];
  const cached = cache.getMany([key, own, lease]);
  const kept = readKept(cached[key], packer);
  const count = countOf(at.proof);
  // The time when reading began, since later changes may be missing.
  const atMs = clock.nowMs();
  const ageMs = atMs - (kept?.atMs ?? 0);
  const isOwnNew = Number(cached[own] ?? 0) >= (kept?.atMs ?? 0) && cached[own] !== undefined;
  const show = ({ data }: Kept) => (scope.me && asRecord(data)?.me ? { ...asRecord(data), me: scope.me } : data);
  const isRecent = ageMs < FLOOR_MS || Number(cached[lease] ?? 0) > atMs;
  if (kept && !isOwnNew && kept.count === count && ageMs < OLDEST_MS[page]) return { data: show(kept) };
  if (kept && !isOwnNew && isRecent) return { data: show(kept), isBehind: true };
  try {
    const budget = budgetOf(at, { isFree: isOwnNew, most: MOST_READS[kept ? 'again' : 'first'], lease });
    const read = readNow({ ...at, age: isOwnNew ? 'new' : 'kept' }, asked, budget);
    const text = keptText({ atMs, count, data: read.data }, packer);
    cache.putMany({ ...(text ? { [key]: text } : {}), [READS_KEY]: read.spent }, TTL_SECONDS[page]);
    return { data: read.data };
  } catch (error) {
    const isBusy = error instanceof PageRefusal ? error.refusal === 'busy' : error instanceof WorkbookFault;
    if (kept && isBusy) return { data: show(kept), isBehind: true };
    throw error;
  }
}

/**
 * Identifies visitors who see the same data. `me`: replaces the identity in a view that was read for somebody else of the same
 * role.
 */
function scopeOf({ deps, proof }: At): { readonly of: string; readonly me?: ReturnType<typeof staffAt> } {
  if (proof.pass.page === 'dealer') return { of: `rep|${proof.pass.who}|${proof.pass.generation}` };
  const me = staffAt(proof, deps.config());
  return { of: `${me.role}|${me.region}`, me };
}

function ownKey({ proof: { pass } }: At): string {
  return `pages.own.${pass.page}.${sha256Hex(pass.who)}`;
}

interface Budget {
  readonly minute: number;
  readonly spent: number;
}

/** Throws PageRefusal when the budget is spent, unless `isFree`: visitors always get to see what they have just done. */
function budgetOf(
  { deps: { cache, clock }, proof }: At,
  more: { isFree?: boolean; most?: number; lease?: string } = {},
): Budget {
  const nowMs = clock.nowMs();
  const minute = Math.floor(nowMs / MINUTE_MS);
  const [known, count] = (proof.cached[READS_KEY] ?? '').split('|').map(Number);
  const spent = known === minute && count !== undefined ? count : 0;
  if (spent >= (more.most ?? MOST_READS.first) && more.isFree !== true) throw new PageRefusal('busy', BUSY);
  const lease = more.lease === undefined ? {} : { [more.lease]: String(nowMs + LEASE_MS) };
  cache.putMany({ ...lease, [READS_KEY]: `${minute}|${spent + USUAL_READS}` }, READS_SECONDS);
  return { minute, spent };
}

function readNow({ deps, ...at }: At, asked: Asked, { minute, spent }: Budget) {
  let reads = 0;
  const counted: WorkbookReader = {
    read(ranges) {
      reads += 1;
      return deps.workbookAtOnce.read(ranges);
    },
  };
  const data = asked.run({ deps: { ...deps, workbook: counted, workbookAtOnce: counted }, ...at });
  return { data, spent: `${minute}|${spent + reads}` };
}

function atOnce(deps: WriterDeps): WriterDeps {
  const workbook = deps.workbookAtOnce;
  let known: ReturnType<WriterDeps['config']> | null = null;
  return { ...deps, workbook, config: () => (known ??= readConfig(deps.cache, workbook)) };
}
