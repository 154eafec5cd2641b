/** The stories of schedules: people's taps and messages at seeded times, with faults around them. */

import type { Fault, InterceptedCall } from '../local/runtime/kernel/faults';
import { contentChoices } from '../local/world/meta/content';
import { customerNumber } from './base';
import { int } from './draw';
import type { SimHub } from './hub';
import { night } from './night';
import { ownersAtWork } from './ownership-story';
import type { Story } from './story';

interface OpenOffer {
  readonly number: string;
  readonly messageId: string;
  readonly claim: string;
  readonly decline: string;
}

/** Every unanswered offer on a rep's phone. */
function openOffers(hub: SimHub): OpenOffer[] {
  return hub.reps().flatMap(({ number }) =>
    hub.world.phone(number).account.chat.flatMap((message) => {
      const choices = message.from === 'business' ? contentChoices(message.content) : [];
      const claim = choices.find(({ id }) => id.startsWith('C1|'));
      const decline = choices.find(({ id }) => id.startsWith('D1|'));
      return claim && decline ? [{ number, messageId: message.id, claim: claim.id, decline: decline.id }] : [];
    }),
  );
}

function tapAt(hub: SimHub, ms: number, offer: OpenOffer, button: string): void {
  hub.rt.after(ms, () => hub.world.phone(offer.number).tap(offer.messageId, button));
}

/** `count` taps within `withinMs`, on few leads or many; some twice, some on Pass. */
function raceOf(hub: SimHub, count: number, withinMs: number): void {
  const offers = openOffers(hub);
  const leads = [...new Set(offers.map(({ claim }) => claim.split('|')[1]))].slice(0, 1 + int(hub, 10));
  const chosen = offers.filter(({ claim }) => leads.includes(claim.split('|')[1]));
  for (let i = 0; i < count; i++) {
    const offer = chosen[int(hub, chosen.length)];
    if (!offer) continue;
    tapAt(hub, int(hub, withinMs), offer, hub.random() < 0.1 ? offer.decline : offer.claim);
  }
}

/** New customers talk all the way through, each in their own order of things. */
function conversations(hub: SimHub, count: number): void {
  for (let i = 0; i < count; i++) {
    const phone = hub.world.phone(customerNumber(500 + i), { name: `Calon =HYPERLINK("x") ${i}` });
    const steps = [
      () => phone.say(hub.random() < 0.5 ? 'Halo [ref:TT-2026A]' : 'mau beli'),
      () => phone.say('beli'),
      () => phone.say('S3'),
      () => (hub.random() < 0.5 ? phone.say('Depok') : phone.sendLocation(-6.2 - i / 100, 106.8)),
      () => phone.say('halo?'),
    ];
    let at = int(hub, 1500);
    for (const step of steps) {
      hub.rt.after(at, step);
      at += 500 + int(hub, 5000);
    }
  }
}

/** Staff editing their tabs. */
function peopleAtWork(hub: SimHub): void {
  const { people, owner } = hub.rt.host;
  const acts = [
    () => people.sort({ sheet: 'Dealers' }, 1 + int(hub, 6), hub.random() < 0.5),
    () => people.sort({ sheet: 'Reps' }, 1 + int(hub, 3), hub.random() < 0.5),
    () => people.sort({ sheet: 'Leads' }, 1 + int(hub, 4), hub.random() < 0.5),
    () => people.sort({ sheet: 'Offers' }, 1 + int(hub, 4), hub.random() < 0.5),
    () => people.sort({ sheet: 'Customers' }, 1 + int(hub, 2), hub.random() < 0.5),
    () => people.insertColumns({ sheet: 'Dealers' }, 1 + int(hub, 8), 1),
    () => people.moveColumns({ sheet: 'Reps' }, 1 + int(hub, 5), 1, 8),
    () => people.paste({ sheet: 'Settings' }, { row: 3, column: 2, cells: [[String(5 + int(hub, 10))]] }, owner),
    () => people.appendRow({ sheet: 'Places' }, ['Rumah', 'city', '', '-6.2', '106.8', 'Jabodetabek'], owner),
  ];
  for (let i = 0; i < 10; i++) {
    const act = acts[int(hub, acts.length)];
    if (act) hub.rt.after(int(hub, 4000), () => void hub.rt.change(act));
  }
}

/** The owner at work: repairs, tests the deployment, edits copy, moves a column, looks at the health answer. */
function atTheDesk(hub: SimHub): void {
  const { rt } = hub;
  const quietly = (promise: Promise<unknown>) => void promise.catch(() => undefined);
  rt.after(100, () => quietly(rt.change((people) => people.deleteColumns({ sheet: 'Campaigns' }, 2, 1))));
  rt.after(400, () => quietly(rt.edit({ sheet: 'Messages', row: 2, column: 2, value: 'Hai {{nama}}' })));
  rt.after(900, () => quietly(rt.run('setup')));
  rt.after(8000, () => quietly(rt.run('selfTest')));
  rt.after(9000, () => quietly(rt.request({ method: 'GET', url: '/exec' })));
  rt.after(9500, () => quietly(rt.openWorkbook()));
  // If the first run died, the next one finishes the work.
  rt.after(240_000, () => quietly(rt.run('setup')));
}

/** The texts that live services throw now and then. */
const TEXTS = {
  en: [
    'Service Spreadsheets failed while accessing document with id X.',
    'Service timed out: Spreadsheets',
    'We’re sorry, a server error occurred. Please wait a bit and try again.',
  ],
  id: [
    'Layanan Spreadsheet gagal saat mengakses dokumen dengan id X.',
    'Maaf, terjadi kesalahan server. Harap tunggu sebentar dan coba lagi.',
  ],
};

export const stories: readonly Story[] = [
  {
    name: 'race',
    latency: 'model',
    play: (hub) => raceOf(hub, 2 + int(hub, 29), 3000),
    delivery: { duplicate: 0.15, reorder: 0.1 },
  },
  {
    name: 'scramble',
    latency: 'random',
    play: (hub) => raceOf(hub, 2 + int(hub, 11), 1),
    delivery: { duplicate: 0.2 },
  },
  {
    name: 'crash',
    latency: 'random',
    play(hub) {
      raceOf(hub, 2 + int(hub, 5), 200);
      conversations(hub, 1);
    },
    crashes: ['doPost', 'everyMinute'],
    triggers: { skip: 0.1, double: 0.1 },
  },
  {
    name: 'crash at the desk',
    latency: 'random',
    play(hub) {
      raceOf(hub, 3, 200);
      atTheDesk(hub);
    },
    crashes: ['doGet', 'onEditInstalled', 'onChangeInstalled', 'setup', 'selfTest', 'onOpen'],
  },
  {
    name: 'faults',
    latency: 'model',
    play(hub) {
      raceOf(hub, 2 + int(hub, 7), 2000);
      conversations(hub, 1);
    },
    faults: (seed) => failSometimes(seed),
    locale: (seed) => (seed % 2 === 0 ? 'en' : 'id'),
  },
  {
    name: 'people',
    latency: 'random',
    play(hub) {
      raceOf(hub, 2 + int(hub, 7), 3000);
      conversations(hub, 1);
      peopleAtWork(hub);
    },
  },
  {
    name: 'talk',
    latency: 'model',
    play: (hub) => conversations(hub, 1 + int(hub, 4)),
    delivery: { duplicate: 0.2, reorder: 0.2 },
    triggers: { skip: 0.2, double: 0.2 },
  },
  {
    name: 'ownership',
    latency: 'model',
    play: (hub) => ownersAtWork(hub, 1 + int(hub, 4)),
    delivery: { duplicate: 0.15, reorder: 0.1 },
    triggers: { skip: 0.1, double: 0.1 },
  },
  {
    name: 'ownership crash',
    latency: 'random',
    play: (hub) => ownersAtWork(hub, 1),
    crashes: ['doPost', 'everyMinute'],
  },
  night,
];

function failSometimes(seed: number): (call: InterceptedCall) => Fault | undefined {
  let state = seed * 2654435761;
  let left = 6;
  const texts = TEXTS[seed % 2 === 0 ? 'en' : 'id'];
  return (call) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    if (left === 0 || state / 4294967296 > 0.04) return undefined;
    if (call.kind === 'free') return undefined;
    left--;
    return { error: texts[state % texts.length] ?? '' };
  };
}
