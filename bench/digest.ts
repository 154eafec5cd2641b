/** The daily digest of a brand's regions and head office: what it costs, and the same as most report scripts do it. */
import { readFileSync } from 'node:fs';
import type { ExecutionRecord } from '../local/runtime/index';
import { START_MS } from '../sim/base';
import { openHub, type SimHub } from '../sim/hub';
import type { Bench, Results } from './bench';
import { type DigestBook, digestBook, set, wantNone } from './digest-book';
import { countedCalls } from './measure';

const STUCK_MS = 600_000;

interface Cost {
  readonly mails: number;
  readonly calls: number;
  readonly pictures: number;
  /** Of the process, the runtime and what it draws included. */
  readonly cpuMs: number;
  readonly virtualMs: number;
  /** The heaviest of each. */
  readonly htmlKb: number;
  readonly picturesKb: number;
}

export async function benchDigest(bench: Bench): Promise<Results> {
  const { code, sizes, say, step } = bench;
  step('a book of digests');
  const book = await digestBook(bench);
  step('digests, the hub');
  const plainCalls = await callsOfPlainMinute(book, code);
  const ofMinute = async (prepare: (hub: SimHub) => void) => {
    const cost = await costOf(book, code, (opened) => {
      prepare(opened);
      return opened.rt.run('everyMinute');
    });
    return { ...cost, calls: cost.calls - plainCalls };
  };
  const hub = await ofMinute(() => undefined);
  const withoutPictures = await ofMinute((opened) => set(opened, 'digestCharts', 'FALSE'));
  step('digests, the textbook way');
  const textbook = await costOf(book, textbookCode(book), (opened) => opened.rt.run('sendDigests'));
  const { regions, findings, leads } = sizes.digest;
  say(`\nA digest for ${regions} regions and head office, ${findings} findings, ${leads} leads a year`);
  say(
    '(mails; service calls, pictures of them; CPU ms, drawing included; virtual ms; KB of HTML and of pictures in the heaviest mail)',
  );
  const line = (name: string, cost: Cost) => {
    const cells = [cost.mails, cost.calls, cost.pictures, cost.cpuMs, cost.virtualMs, cost.htmlKb, cost.picturesKb];
    say(`${name.padEnd(20)} ${cells.map((cell) => String(cell).padStart(7)).join(' ')}`);
  };
  line('the hub', hub);
  line('without pictures', withoutPictures);
  line('the textbook way', textbook);
  return { digest: { ...sizes.digest, hub, withoutPictures, textbook } };
}

function textbookCode({ recipients }: DigestBook): string {
  const source = readFileSync('bench/textbook/Digest.js', 'utf8');
  return source.replace('/* set by the bench */ []', JSON.stringify(recipients));
}

interface Sent {
  readonly htmlBody: string;
  readonly inlineImages?: Readonly<Record<string, { readonly bytes: Uint8Array }>>;
}

async function costOf(from: DigestBook, code: string, run: (hub: SimHub) => Promise<unknown>): Promise<Cost> {
  const hub = await openHub({ code, seed: 1, latency: 'model', startMs: START_MS, from, stuckMs: STUCK_MS });
  const before = process.cpuUsage();
  await hub.finish(run(hub));
  const { user, system } = process.cpuUsage(before);
  const execution = hub.rt.executions().find(({ calls }) => calls.some(({ method }) => method === 'MailApp.sendEmail'));
  const mails = hub.rt.mail() as readonly Sent[];
  if (!execution || mails.length !== from.recipients.length) throw new Error(`${mails.length} digests were sent`);
  await hub.rt.close();
  const kb = (bytes: readonly number[]) => Math.round(Math.max(...bytes) / 102.4) / 10;
  return {
    ...{ mails: mails.length, calls: countedCalls(execution), pictures: drawnIn(execution) },
    ...{ cpuMs: Math.round((user + system) / 1000), virtualMs: Math.round((execution.end ?? 0) - execution.start) },
    htmlKb: kb(mails.map(({ htmlBody }) => Buffer.byteLength(htmlBody))),
    picturesKb: kb(
      mails.map(({ inlineImages = {} }) =>
        Object.values(inlineImages).reduce((sum, { bytes }) => sum + bytes.length, 0),
      ),
    ),
  };
}

/** What the minute trigger calls when nobody wants a digest: read once, for whatever else is due. */
async function callsOfPlainMinute(from: DigestBook, code: string): Promise<number> {
  const hub = await openHub({ code, seed: 1, latency: 'model', startMs: START_MS, from, stuckMs: STUCK_MS });
  wantNone(hub);
  await hub.finish(hub.rt.run('everyMinute'));
  const [execution] = hub.rt.executions().filter(({ type }) => type === 'run');
  await hub.rt.close();
  return execution ? countedCalls(execution) : 0;
}

function drawnIn({ calls }: ExecutionRecord): number {
  return calls.filter(({ method }) => method === 'Charts.draw').length;
}
