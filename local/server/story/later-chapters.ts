/**
 * What comes after the claim, a chapter each: they talk, a sale below the floor price and its correction, the unit's
 * activation, a finding that is resolved. As in the main story, every tap is on a button that really arrived.
 */
import type { MetaWorld } from '../../world/meta';
import type { ChatMessage } from '../../world/meta/accounts';
import { contentText } from '../../world/meta/content';
import type { FleetDesk } from '../fleet/desk';
import { unsoldSerials } from '../fleet/device-memory';
import { readFleet } from '../fleet/fleet-rows';
import { readLife } from '../fleet/unit-life';
import { columnAt } from '../headers';
import type { Rep } from '../people';
import type { HubRuntime } from '../runtime-contract';
import { readRecords, readTab } from '../tabs';
import type { StoryView } from '../views';
import { choose, firstLine, hasChoices, pickChoice, READ_MS, replyTo } from './acting';
import { type Pace, StoryFailure } from './pace';

/** What a chapter passes on to the next. */
export interface Scene {
  readonly customer: { readonly number: string; readonly name: string };
  readonly rep: Rep;
  /** The unit that was sold. */
  readonly serial?: string;
}

export interface ChapterParts {
  readonly world: MetaWorld;
  readonly runtime: HubRuntime;
  readonly fleet: FleetDesk;
  readonly pace: Pace;
  readonly tell: (step: number, caption: string, view?: Partial<StoryView>) => void;
}

const GATEWAY = 'jkt-1';
const YOURS = /milik Anda|is yours/;

export async function talk({ world, pace, tell }: ChapterParts, scene: Scene): Promise<Scene> {
  const { rep, customer } = scene;
  const [repPhone, customerPhone] = [world.phone(rep.number), world.phone(customer.number)];
  const yours = await lastWith(pace, repPhone.account, YOURS, 'the lead that is theirs');
  tell(1, `${rep.name} replies to the lead’s message: that goes to ${customer.name}, in the brand’s chat.`, {
    front: rep.number,
  });
  await pace.beat(READ_MS);
  const words = 'Halo kak, unitnya siap. Kapan mau lihat?';
  const before = customerPhone.account.chat.length;
  repPhone.say(words, { replyTo: yours.id });
  await pace.until(
    () => customerPhone.account.chat.slice(before).find(({ content }) => contentText(content).includes(words)),
    'The rep’s words did not reach the customer.',
  );
  customerPhone.open();
  tell(2, 'That was the first contact, in time. The hub notes it; the lead is no longer at risk.', {
    show: { panel: 'sheets', sheet: 'Timeline' },
  });
  await pace.beat(READ_MS * 1.5);
  tell(3, `${customer.name} answers. The rep’s phone rings, and whose customer it is stands above.`, {
    front: rep.number,
  });
  await replyTo(pace, repPhone)(
    () => customerPhone.say('Sore ini bisa, kak'),
    ({ content }) => contentText(content).includes('Sore ini bisa'),
    'the customer’s answer',
  );
  await pace.beat(READ_MS * 1.5);
  tell(4, 'Everything that was said stands in Conversation, for the rep, the manager and head office.', {
    show: { panel: 'sheets', sheet: 'Conversation' },
  });
  await pace.beat(READ_MS);
  return scene;
}

export async function sell(parts: ChapterParts, scene: Scene): Promise<Scene> {
  const { world, pace, tell, runtime } = parts;
  const { rep } = scene;
  const serial = await unitOnFloor(parts, rep);
  const phone = world.phone(rep.number);
  const reply = replyTo(pace, phone);
  const front = { front: rep.number };
  const yours = await lastWith(pace, phone.account, YOURS, 'the lead that is theirs');
  tell(1, `${rep.name} chooses “Terjual” on the lead and types the serial on the frame: ${serial}.`, front);
  await pace.beat(READ_MS / 2);
  await reply(
    () => choose(phone, yours, pickChoice(yours, /terjual|sold/i)),
    asks(/rangka|serial/i),
    'the first question',
  );
  await pace.beat(READ_MS / 2);
  const answer = await reply(() => phone.say(serial), hasChoices, 'an answer to the serial');
  if (contentText(answer.content).startsWith('⚠️')) {
    tell(1, 'The hub knows this unit, and asks back: the customer had asked for another model. It is right.', front);
    await pace.beat(READ_MS);
    const sure = () => choose(phone, answer, pickChoice(answer, /benar|right/i));
    await reply(sure, asks(/harga|price/i), 'the question for the price');
  }
  tell(2, 'The price: 15 million, well below the floor. Then extras, payment, and send.', front);
  await pace.beat(READ_MS / 2);
  const extras = await reply(() => phone.say('15jt'), asks(/aksesori|accessories/i), 'the question for extras');
  const tap = (message: ChatMessage, title: RegExp, next: RegExp, what: string) =>
    reply(() => choose(phone, message, pickChoice(message, title)), asks(next), what);
  const payment = await tap(extras, /tidak ada|none/i, /pembayaran|paid/i, 'the question for the payment');
  const summary = await tap(payment, /transfer/i, SUMMARY, 'the summary');
  const refused = await tap(summary, /kirim|send/i, /❌/, 'a verdict');
  tell(3, `The hub has judged it at once: “${firstLine(refused)}” The floor price is why.`, front);
  await pace.beat(READ_MS * 1.6);
  tell(4, `${rep.name} corrects the price to the list’s, and sends again.`, front);
  const what = await tap(refused, /perbaiki|correct/i, /diperbaiki|corrected/i, 'what to correct');
  const price = await tap(what, /harga|price|kendaraan|vehicle/i, /harga|price/i, 'the question for the price');
  const again = await tap(price, /daftar|list/i, SUMMARY, 'the summary');
  const accepted = await reply(
    () => choose(phone, again, pickChoice(again, /kirim|send/i)),
    ({ content }) => /✅|🎉|diterima|accepted/i.test(contentText(content)) && !SUMMARY.test(contentText(content)),
    'the verdict',
  );
  tell(5, `“${firstLine(accepted)}” The row stands in Sales, the lead is won, the ledger knows.`, {
    ...front,
    show: { panel: 'sheets', sheet: 'Sales' },
  });
  await pace.beat(READ_MS);
  const sale = readRecords(runtime, 'Sales').findLast((row) => row.Serial === serial);
  if (!sale) throw new StoryFailure('The sale is not in the Sales tab.');
  return { ...scene, serial };
}

export async function activate({ runtime, fleet, pace, tell }: ChapterParts, scene: Scene): Promise<Scene> {
  const { serial = '' } = scene;
  const show = { panel: 'gateways', gateway: GATEWAY } as const;
  tell(1, `${serial} is sold. Within a minute the hub asks its gateway to unlock it.`, { show });
  await pace.beat(READ_MS / 2);
  const asked = await pace.until(async () => {
    const unit = readFleet(runtime).find((each) => each.serial === serial);
    if (unit && /^(Taken|Refused|Diterima|Ditolak)/.test(unit.activation)) return unit;
    await runtime.runTrigger('everyMinute');
    return undefined;
  }, 'The gateway was not asked.');
  tell(2, `${asked.activation} That alone proves nothing: only the unit’s own report does.`, { show });
  await pace.beat(READ_MS * 1.4);
  tell(3, 'The customer rides off: the unit reports its purchase.', { show });
  await pace.beat(READ_MS / 2);
  await fleet.report(serial, 'purchase');
  await fleet.rideUnit(serial, 5);
  const { ledger = [] } = readLife(runtime, serial) ?? {};
  tell(
    4,
    `Activated, and ridden 5 km. The ledger has ${ledger.length} entries of it; the sale is proved by its unit.`,
    { show },
  );
  await pace.beat(READ_MS * 1.4);
  return scene;
}

export async function resolve({ runtime, pace, tell }: ChapterParts): Promise<void> {
  const show = { panel: 'sheets', sheet: 'Findings' } as const;
  const rows = readRecords(runtime, 'Findings');
  const at = rows.findIndex((row) => row.State === 'open' && row.Decision === '' && row.Lane === 'hard');
  const finding = rows[at];
  if (!finding) throw new StoryFailure('There is no open finding left.');
  tell(1, `Findings, the morning after: “${finding.What}” (${finding.Subject}: ${finding.Found}).`, { show });
  await pace.beat(READ_MS * 1.5);
  tell(2, 'Staff have asked the dealer and seen the invoice. They choose “resolved” under Decision.', { show });
  await pace.beat(READ_MS);
  const column = columnAt('Findings', readTab(runtime, 'Findings').headers, 'Decision') + 1;
  await runtime.edit({ sheet: 'Findings', row: at + 2, column, value: 'resolved' });
  const resolved = await pace.until(
    () =>
      readRecords(runtime, 'Findings').find(
        (row) => row['Finding ID'] === finding['Finding ID'] && row.State === 'resolved',
      ),
    'The finding was not resolved.',
  );
  tell(3, `Its state is ${resolved.State}: no alert repeats it and no digest asks for it, until the facts change.`, {
    show,
  });
  await pace.beat(READ_MS);
}

const SUMMARY = /sudah benar\?|is it right\?/i;

/** A message with buttons that asks this. */
function asks(words: RegExp) {
  return (message: ChatMessage): boolean => hasChoices(message) && words.test(contentText(message.content));
}

/** A unit at the rep's dealer that nobody has sold, and that has reported where it is. */
async function unitOnFloor({ runtime, fleet, pace }: ChapterParts, rep: Rep): Promise<string> {
  const unsold = unsoldSerials(runtime).filter(({ dealerId }) => dealerId === rep.dealerId);
  const fleetUnits = new Map(readFleet(runtime).map((unit) => [unit.serial, unit]));
  const known = unsold.find(({ serial }) => fleetUnits.get(serial)?.gatewayId === GATEWAY);
  if (known) return known.serial;
  const fresh = unsold.find(({ serial }) => !fleetUnits.has(serial));
  if (!fresh) throw new StoryFailure(`${rep.dealer} has no unit left to sell.`);
  await fleet.switchOn(GATEWAY, fresh.serial, fresh.serial);
  await runtime.runTrigger('everyMinute');
  await pace.until(
    () => readFleet(runtime).find(({ serial }) => serial === fresh.serial),
    `The unit ${fresh.serial} did not report.`,
  );
  return fresh.serial;
}

/** The newest message of the business that says this. */
function lastWith(pace: Pace, account: { readonly chat: readonly ChatMessage[] }, words: RegExp, what: string) {
  return pace.until(
    () => account.chat.findLast(({ from, content }) => from === 'business' && words.test(contentText(content))),
    `The rep waited for ${what}, and it did not come.`,
  );
}
