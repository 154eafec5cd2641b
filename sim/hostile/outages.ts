/** Hours in which a service that the hub needs refuses everything, while people keep writing; and the time after. */
import type { Fault, InterceptedCall } from '../../local/runtime/kernel/faults';
import { customerNumber } from '../base';
import { int } from '../draw';
import type { SimHub } from '../hub';
import type { Story } from '../story';
import { type Newcomer, newcomer, notServed } from './newcomers';

const MINUTE_MS = 60_000;
const STARTS_MS = MINUTE_MS;
/** Retries grow to a quarter of an hour. */
const ANSWER_MINUTES = 20;

interface Outage {
  readonly name: string;
  readonly lastsMs: number;
  readonly calls: RegExp;
  readonly error: string;
}

const OUTAGES: readonly Outage[] = [
  {
    name: 'Sheets is down',
    lastsMs: 120 * MINUTE_MS,
    calls: /^(Sheets|SpreadsheetApp|Spreadsheet|Sheet|Range)\./,
    error: 'Service Spreadsheets failed while accessing document with id X.',
  },
  {
    name: 'WhatsApp is down',
    lastsMs: 150 * MINUTE_MS,
    calls: /^UrlFetchApp\./,
    error: 'Address unavailable: https://graph.facebook.com',
  },
  {
    name: 'the property store is down',
    lastsMs: 6 * MINUTE_MS,
    calls: /^Properties\./,
    error: 'Service timed out: Properties',
  },
];

const arrivals = new WeakMap<SimHub, { readonly during: Newcomer[]; readonly until: number }>();

export const outages: readonly Story[] = OUTAGES.map(({ name, lastsMs, calls, error }) => ({
  name,
  latency: 'model',
  faults:
    (_seed: number, sinceMs: () => number) =>
    (call: InterceptedCall): Fault | undefined => {
      const isDown = sinceMs() >= STARTS_MS && sinceMs() < STARTS_MS + lastsMs;
      return isDown && call.when === 'before' && calls.test(call.method) ? { error } : undefined;
    },
  async play(hub) {
    const until = hub.rt.now() + STARTS_MS + lastsMs;
    chatter(hub, lastsMs);
    const ends = STARTS_MS + lastsMs + 2 * ANSWER_MINUTES * MINUTE_MS;
    const arrives = (index: number, atMs: number) => newcomer(hub, index, atMs, ends - atMs);
    const during = [0, 1, 2].map((i) => arrives(i, STARTS_MS + int(hub, lastsMs)));
    const after = arrives(3, STARTS_MS + lastsMs + MINUTE_MS);
    arrivals.set(hub, { during: [...during, after], until });
    await hub.rt.advance(ends);
  },
  check(hub) {
    const { during = [], until = 0 } = arrivals.get(hub) ?? {};
    return [...notServed(hub, during, ANSWER_MINUTES, until), ...givenUpInSilence(hub)];
  },
}));

/** Known customers and reps who go on writing all the while, so that every list fills. */
function chatter(hub: SimHub, lastsMs: number): void {
  const reps = hub.reps();
  for (let i = 0; i < 60; i++) {
    const number = i % 3 === 0 ? (reps[i % reps.length]?.number ?? '') : customerNumber(i % 10);
    hub.rt.after(STARTS_MS + int(hub, lastsMs), () => hub.world.phone(number).say(`masih ada? ${i}`));
  }
}

/** A message that was given up says why, and somebody was told of it. */
function givenUpInSilence(hub: SimHub): string[] {
  const alerts = hub
    .rows('Alerts')
    .map((row) => `${row.Subject} ${row['What happened']}`)
    .join('\n');
  const silent = hub.rows('Outbox').filter((row) => row.State === 'FAILED' && row.Error === '');
  const failed = hub.rows('Outbox').filter((row) => row.State === 'FAILED' && !/^outdated/.test(row.Error ?? ''));
  return [
    ...silent.map((row) => `message ${row['Outbox ID']} was given up and does not say why`),
    ...(failed.length > 0 && alerts === '' ? [`${failed.length} messages were given up and nobody was told`] : []),
  ];
}
