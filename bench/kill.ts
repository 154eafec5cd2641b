/**
 * `kill -9` in the middle of bursts: the local hub on a data folder, webhooks and claims coming in, the process killed, started
 * again. Every acknowledged event must be decided exactly once, and no lead may have two owners.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mulberry32 } from '../sim/random';
import type { Bench, Results } from './bench';

interface KillFigures {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Leads that got an owner. */
  readonly claimed: number;
  readonly lost: number;
  readonly doubled: number;
  readonly twoOwners: number;
}

interface Running {
  readonly url: string;
  readonly webhook: string;
  kill(): Promise<void>;
}

interface Message {
  readonly id: string;
  readonly body: object;
}

type Row = Readonly<Record<string, string>>;

const BURST = 12;
const CLAIMS = 6;
/** The kill comes after some of a burst were acknowledged (from one to all), within this many ms. */
const KILL_WITHIN_MS = 300;
const LONGEST_WAIT_MS = 60_000;
/** Minutes' triggers, run one after the other, after which nothing may wait any more. */
const SETTLE_MINUTES = 20;

export async function benchKill({ sizes, say, step }: Bench): Promise<Results> {
  const figures = await measureKill(sizes.killRounds, 1, step);
  const { rounds, acknowledged, claimed, lost, doubled, twoOwners } = figures;
  say(
    `\nkill -9, ${rounds} rounds: ${acknowledged} acknowledged, ${claimed} claimed, ${lost} lost, ${doubled} doubled, ${twoOwners} with two owners`,
  );
  return { kill: figures };
}

async function measureKill(rounds: number, seed: number, step: (text: string) => void): Promise<KillFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'dealer-hub-kill-'));
  const random = mulberry32(seed);
  const acknowledged = new Set<string>();
  let hub = await start(folder);
  try {
    for (let round = 0; round < rounds; round++) {
      const burst = await startBurst(hub, round, acknowledged);
      const enough = acknowledged.size + 1 + Math.floor(random() * BURST);
      await Promise.race([isSo(() => acknowledged.size >= enough), Promise.all(burst)]);
      await pause(random() * KILL_WITHIN_MS);
      await hub.kill();
      await Promise.all(burst);
      hub = await start(folder);
      step(`kill round ${round + 1} of ${rounds}: ${acknowledged.size} acknowledged so far`);
    }
    return { rounds, acknowledged: acknowledged.size, ...(await count(hub, acknowledged)) };
  } finally {
    await hub.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function isSo(done: () => boolean): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT_MS && !done(); waited += 10) await pause(10);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Customers' first words and reps' taps, all at once; the ids that were acknowledged are noted as the answers come. */
async function startBurst(hub: Running, round: number, acknowledged: Set<string>): Promise<Promise<void>[]> {
  await converse(hub, round, acknowledged);
  const words = Array.from({ length: BURST }, (_, i) =>
    message(`kill.${round}.${i}`, customer(1_000 + round * BURST + i), { type: 'text', text: { body: 'mau beli' } }),
  );
  const taps = (await openClaims(hub))
    .slice(0, CLAIMS)
    .map(({ from, id }, i) =>
      message(`kill.${round}.tap.${i}`, from, { type: 'button', button: { payload: id, text: 'Ambil' } }),
    );
  return [...words, ...taps].map((each) => post(hub, each, acknowledged));
}

/** One customer as far as the ringing phones, so that there is something to claim. */
async function converse(hub: Running, round: number, acknowledged: Set<string>): Promise<void> {
  const steps = [{ type: 'text', text: { body: 'mau beli' } }, { type: 'text', text: { body: 'S3' } }, location(round)];
  for (const [i, step] of steps.entries()) {
    await post(hub, message(`kill.${round}.talk.${i}`, customer(round), step), acknowledged);
  }
}

function customer(n: number): string {
  return `62858${String(n).padStart(8, '0')}`;
}

async function post(hub: Running, { id, body }: Message, acknowledged: Set<string>): Promise<void> {
  try {
    const answer = await fetch(hub.webhook, { method: 'POST', body: JSON.stringify(body) });
    if (answer.status === 200 && /\bok\b/.test(await answer.text())) acknowledged.add(id);
  } catch {
    // Killed before it answered: the sender knows of nothing.
  }
}

function location(n: number): object {
  return { type: 'location', location: { latitude: -6.2615 + (n % 7) * 1e-3, longitude: 106.8106 } };
}

function message(id: string, from: string, content: object): Message {
  const messages = [{ from, id, timestamp: String(Math.floor(Date.now() / 1000)), ...content }];
  const value = { contacts: [{ wa_id: from, profile: { name: 'Pelanggan' } }], messages };
  return {
    id,
    body: { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value }] }] },
  };
}

/** Buttons of offers that lie on reps' phones. */
async function openClaims({ url }: Running): Promise<{ from: string; id: string }[]> {
  const { reps } = (await read(url, '/local/phones')) as { reps: { number?: string; id?: string }[] };
  const found: { from: string; id: string }[] = [];
  for (const rep of reps) {
    const from = rep.number ?? rep.id ?? '';
    if (from === '' || found.length >= CLAIMS) continue;
    const text = JSON.stringify(await read(url, `/local/phones/${encodeURIComponent(from)}`));
    const ids = [...text.matchAll(/C1\|[^"\\]+/g)].map(([id]) => id);
    const last = ids.at(-1);
    if (last) found.push({ from, id: last });
  }
  return found;
}

async function count(
  hub: Running,
  acknowledged: ReadonlySet<string>,
): Promise<Pick<KillFigures, 'claimed' | 'lost' | 'doubled' | 'twoOwners'>> {
  let decided: string[] = [];
  for (let tries = 0; tries < SETTLE_MINUTES; tries++) {
    decided = [
      ...(await rows(hub, 'Inbox log')).map((row) => row['Event ID'] ?? ''),
      ...(await rows(hub, 'Dead letters')).map((row) => row['Letter ID'] ?? ''),
    ];
    const known = new Set(decided);
    if ([...acknowledged].every((id) => known.has(id))) break;
    await fetch(new URL('/local/triggers/everyMinute/run', hub.url), { method: 'POST' });
  }
  const known = new Set(decided);
  const handOffs = (await rows(hub, 'Ledger')).filter((row) => row.Type === 'HAND_OFF').map((row) => row.Subject ?? '');
  const won = (await rows(hub, 'Offers')).filter((row) => row.Status === 'WON').map((row) => row['Lead ID'] ?? '');
  return {
    claimed: new Set(won).size,
    lost: [...acknowledged].filter((id) => !known.has(id)).length,
    doubled: doubles(decided.filter((id) => id !== '')),
    twoOwners: doubles(won) + doubles(handOffs),
  };
}

function doubles(values: readonly string[]): number {
  return values.length - new Set(values).size;
}

async function rows({ url }: Running, tab: string): Promise<Row[]> {
  const view = (await read(url, `/local/sheets/${encodeURIComponent(tab)}?display=1`)) as {
    headers: string[];
    rows: string[][];
  };
  return view.rows.map((row) => Object.fromEntries(view.headers.map((header, i) => [header, row[i] ?? ''])));
}

async function read(url: string, path: string): Promise<unknown> {
  return (await fetch(new URL(path, url))).json();
}

/** A process of its own, as npm start runs it. */
async function start(folder: string): Promise<Running> {
  const child = spawn(process.execPath, ['build/local-server.mjs', '--no-open', '--port', '0', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  const { webhooks } = (await read(url, '/local/info')) as { webhooks: { meta: string } };
  return {
    url,
    webhook: webhooks.meta,
    kill() {
      const ended = new Promise<void>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        else child.once('exit', () => resolve());
      });
      child.kill('SIGKILL');
      return ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const url = /Ready after [\d.]+ s: (\S+)/.exec(output)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`The local hub ended with ${code} before it was ready:\n${output}`)));
  });
}
