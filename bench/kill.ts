/**
 * `kill -9` in the middle of bursts: the local hub on a data folder, webhooks and claims coming in, the process killed,
 * started again. What was acknowledged must be decided once, and no lead may have two owners.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mulberry32 } from '../sim/random';

export interface KillFigures {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly twoOwners: number;
}

interface Running {
  readonly url: string;
  readonly webhook: string;
  kill(): Promise<void>;
}

type Row = Readonly<Record<string, string>>;

const BURST = 12;
const CLAIMS = 6;
/** The kill comes somewhere within this time after the burst began. */
const KILL_WITHIN_MS = 900;
const SETTLE_TRIES = 120;
const SETTLE_EVERY_MS = 500;

export async function measureKill(rounds: number, seed: number, step: (text: string) => void): Promise<KillFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'dealer-hub-kill-'));
  const random = mulberry32(seed);
  const acknowledged = new Set<string>();
  let hub = await start(folder);
  try {
    for (let round = 0; round < rounds; round++) {
      const burst = await startBurst(hub, round, acknowledged);
      await new Promise((resolve) => setTimeout(resolve, random() * KILL_WITHIN_MS));
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

/** Customers' first words and reps' taps, all at once; the ids that were acknowledged are noted as the answers come. */
async function startBurst(hub: Running, round: number, acknowledged: Set<string>): Promise<Promise<void>[]> {
  const words = Array.from({ length: BURST }, (_, i) => {
    const from = `62858${String(round * BURST + i).padStart(8, '0')}`;
    const content =
      i % 3 === 2 ? location(round + i) : { type: 'text', text: { body: i % 3 === 1 ? 'S3' : 'mau beli' } };
    // Three in a row are one customer, so that leads come into being and are offered.
    return message(`kill.${round}.${i}`, `${from.slice(0, -1)}${Math.floor(i / 3)}`, content);
  });
  const taps = (await openClaims(hub))
    .slice(0, CLAIMS)
    .map(({ from, id }, i) =>
      message(`kill.${round}.tap.${i}`, from, { type: 'button', button: { payload: id, text: 'Ambil' } }),
    );
  return [...words, ...taps].map(async ({ id, body }) => {
    try {
      const answer = await fetch(hub.webhook, { method: 'POST', body: JSON.stringify(body) });
      if (answer.status === 200 && /\bok\b/.test(await answer.text())) acknowledged.add(id);
    } catch {
      // Killed before it answered: the sender knows of nothing.
    }
  });
}

function location(n: number): object {
  return { type: 'location', location: { latitude: -6.2615 + (n % 7) * 1e-3, longitude: 106.8106 } };
}

function message(id: string, from: string, content: object): { id: string; body: object } {
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
): Promise<Pick<KillFigures, 'lost' | 'doubled' | 'twoOwners'>> {
  let decided: string[] = [];
  for (let tries = 0; tries < SETTLE_TRIES; tries++) {
    decided = [
      ...(await rows(hub, 'Inbox log')).map((row) => row['Event ID'] ?? ''),
      ...(await rows(hub, 'Dead letters')).map((row) => row['Letter ID'] ?? ''),
    ];
    const known = new Set(decided);
    if ([...acknowledged].every((id) => known.has(id))) break;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_EVERY_MS));
  }
  const known = new Set(decided);
  const handOffs = (await rows(hub, 'Ledger')).filter((row) => row.Type === 'HAND_OFF').map((row) => row.Subject ?? '');
  const won = (await rows(hub, 'Offers')).filter((row) => row.Status === 'WON').map((row) => row['Lead ID'] ?? '');
  return {
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
