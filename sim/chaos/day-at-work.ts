/** What goes on in a hub while something goes wrong: races, customers, a gateway, staff at the menu, jobs; and the repair. */
import { signature } from '../../src/core/unit/signature';
import { customerNumber } from '../base';
import { int } from '../draw';
import { type Newcomer, newcomer, notServed } from '../hostile/newcomers';
import { GATEWAY_SECRET, type SimHub } from '../hub';
import { ledgerHolds, nothingSentTwice } from '../invariants';

export const MINUTE_MS = 60_000;
/**
 * How long a customer may wait for an answer after the trouble is over: pauses between retries grow to a quarter of an hour.
 */
const ANSWER_MINUTES = 20;
/** Time for everything that was postponed to be answered. */
const AFTER_MS = 45 * MINUTE_MS;

/** What staff start from the menu, and what the hub does on its own at some hour of the day. */
const JOBS = [
  'auditAllSales', 'recomputeAllMetrics', 'archiveOldRows', 'verifyTheLedger', 'checkProgress', 'importSerialsTab',
  'importAdSpendTab', 'previewDailyDigest', 'tryGatewaySamples', 'selfTest', 'openLookerStudio',
] as const; // biome-ignore format: one list

interface Trouble {
  readonly newcomers: readonly Newcomer[];
  readonly until: number;
}

const troubles = new WeakMap<SimHub, Trouble>();

/**
 * A working day of `lastsMs` of trouble and the time after. Once the trouble is over "Set up or repair" is run, as
 * docs/DEPLOY.md tells staff to do after failed menu items.
 */
export async function goOnThrough(hub: SimHub, lastsMs: number): Promise<void> {
  const ends = lastsMs + AFTER_MS;
  const newcomers = Array.from({ length: 4 }, (_, i) => {
    const at = i < 3 ? int(hub, lastsMs) : lastsMs + MINUTE_MS;
    return newcomer(hub, i, at, ends - at);
  });
  troubles.set(hub, { newcomers, until: hub.rt.now() + lastsMs });
  for (let i = 0; i < 12; i++) {
    hub.rt.after(int(hub, lastsMs), () => hub.world.phone(customerNumber(i % 10)).say(`masih ada? ${i}`));
    hub.rt.after(int(hub, lastsMs), () => report(hub, i));
  }
  for (let i = 0; i < 4; i++) {
    const job = JOBS[int(hub, JOBS.length)] ?? 'selfTest';
    hub.rt.after(int(hub, lastsMs), () => quietly(hub.rt.run(job)));
  }
  hub.rt.after(int(hub, lastsMs), () => quietly(hub.rt.request({ method: 'GET', url: '/exec' })));
  // Reps who let too many offers run out are off duty until they write "on".
  for (const { number } of hub.reps()) hub.rt.after(lastsMs, () => hub.world.phone(number).say('on'));
  hub.rt.after(lastsMs + MINUTE_MS, () => quietly(hub.rt.run('setup')));
  await hub.rt.advance(ends);
}

/** Each newcomer is served once the trouble is over, nothing is sent twice, the ledger holds, staff were told once. */
export function heldThrough(hub: SimHub): string[] {
  const { newcomers = [], until = 0 } = troubles.get(hub) ?? {};
  return [
    ...notServed(hub, newcomers, ANSWER_MINUTES, until),
    ...nothingSentTwice(hub),
    ...ledgerHolds(hub),
    ...nothingWaits(hub),
    ...toldOnce(hub),
  ];
}

export function quietly(promise: Promise<unknown>): void {
  void promise.catch(() => undefined);
}

/** A gateway keeps what was refused and sends it again a minute later under the same id, as its contract says. */
function report(hub: SimHub, index: number): void {
  const body = JSON.stringify([
    { unit: 'S3A260001', time: new Date(hub.rt.now()).toISOString(), odometer: 10 + index },
  ]);
  const send = async (tries: number): Promise<void> => {
    const ts = String(Math.round(hub.rt.now() / 1000));
    const sig = signature(GATEWAY_SECRET, `chaos-${index}`, ts, body);
    const url = `/exec?source=unit&gw=jkt-1&id=chaos-${index}&ts=${ts}&sig=${sig}`;
    const answer = await hub.rt.request({ method: 'POST', url, body, contentType: 'application/json' });
    if (answer.status !== 200 && tries > 0) hub.rt.after(MINUTE_MS, () => quietly(send(tries - 1)));
  };
  quietly(send(3));
}

function nothingWaits(hub: SimHub): string[] {
  const keys = Object.keys(hub.rt.properties.all()).filter((key) => /^(in|sent)\./.test(key));
  const open = hub.rows('Outbox').filter((row) => row.State !== 'SENT' && row.State !== 'FAILED');
  return [
    ...keys.map((key) => `${key} still waits`),
    ...open.map((row) => `message ${row['Outbox ID']} (${row.Message}) is still ${row.State}`),
  ];
}

/** The same rule about the same thing is one row, and what was given up says why. */
function toldOnce(hub: SimHub): string[] {
  const seen = new Set<string>();
  const doubled = hub.rows('Alerts').flatMap((row) => {
    const about = `${row.Rule} of ${row.Subject}`;
    const again = seen.has(about) && row.State === 'open';
    seen.add(about);
    return again ? [`the alert ${about} is open twice`] : [];
  });
  const silent = hub.rows('Outbox').filter((row) => row.State === 'FAILED' && row.Error === '');
  return [...doubled, ...silent.map((row) => `message ${row['Outbox ID']} was given up and does not say why`)];
}
