/**
 * The main story, played on the phones as people would: every tap is on a button that really arrived, found by its
 * title. Nothing here knows an id of the hub.
 */
import type { MetaWorld } from '../../world/meta';
import { contentText } from '../../world/meta/content';
import type { Rep } from '../people';
import { choose, claimButton, firstLine, hasChoices, offerOn, pickChoice, READ_MS, replyTo } from './acting';
import type { Pace } from './pace';

export interface StoryPlace {
  readonly name: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
}

export interface StoryParts {
  readonly world: MetaWorld;
  /** The hub’s clock, which may be set ahead. */
  readonly now: () => number;
  readonly pace: Pace;
  readonly reps: readonly Rep[];
  readonly customer: { readonly number: string; readonly name: string };
  readonly place: StoryPlace;
  readonly campaignCode?: string;
  /** Shows a sentence, and which phones it is about. */
  readonly tell: (step: number, caption: string, about: { reps?: readonly string[]; front?: string }) => void;
}

/** Returns the rep who got the lead; null when nobody was asked. */
export async function playMainStory(parts: StoryParts): Promise<Rep | null> {
  const { tell, pace } = parts;
  const reps = await askTheHub(parts);
  const [winner, loser] = reps;
  if (!winner) return null;
  await claim(parts, winner);
  if (loser) await claimTooLate(parts, winner, loser);
  else tell(7, 'Only one phone rang: in the demo network no other rep is near enough to lose this race.', {});
  await pace.beat(READ_MS * 1.6);
  tell(8, 'Everything is in the sheets: look at Leads, Offers, Conversation, Timeline and Ledger.', {});
  return winner;
}

/** From the first message to the ringing phones. Returns the reps who were asked, one of each dealer first. */
async function askTheHub(parts: StoryParts): Promise<Rep[]> {
  const { world, pace, tell, place } = parts;
  const { name, number } = parts.customer;
  const customer = world.phone(number, { name });
  const [firstName = name] = name.split(' ');
  const reply = replyTo(pace, customer);

  tell(1, `${firstName} comes from an ad and writes to the brand.`, {});
  await pace.beat(READ_MS / 2);
  const code = parts.campaignCode === undefined ? '' : ` [ref:${parts.campaignCode}]`;
  const greeting = await reply(() => customer.say(`Halo kak, saya lihat iklannya${code}`), hasChoices, 'a greeting');
  const intent = pickChoice(greeting, /beli|buy/i);
  tell(2, 'The hub knows the channel from the first message, greets in the customer’s language and asks.', {});
  await pace.beat(READ_MS);

  tell(3, `${firstName} taps “${intent.title}”.`, {});
  await pace.beat(READ_MS / 3);
  const models = await reply(() => choose(customer, greeting, intent), hasChoices, 'the list of models');
  const model = pickChoice(models, /^(?!.*(semua|any))/i);
  await pace.beat(READ_MS * 0.7);
  tell(4, `${firstName} picks ${model.title} from the list.`, {});
  await pace.beat(READ_MS / 3);
  const asks = await reply(
    () => choose(customer, models, model),
    ({ content }) => content.type === 'location-request' || /lokasi|location/i.test(contentText(content)),
    'the question for a location',
  );
  await pace.beat(READ_MS * 0.7);

  tell(5, `${firstName} shares a location: ${place.name}.`, {});
  await pace.beat(READ_MS / 3);
  const before = parts.now();
  const { latitude, longitude } = place;
  customer.sendLocation(latitude, longitude, { name: place.name, address: place.address }, asks.id);
  const offered = await pace.until(
    () => nonEmpty(ringing(parts, before)),
    'No dealer’s phone rang after the location was shared.',
  );
  const first = offered.slice(0, 3).map(({ number: each }) => each);
  tell(6, 'At the same moment the nearest dealers’ phones ring. Name and number stay hidden.', { reps: first });
  // Offers go out together, but let the last one arrive before looking who was asked.
  await pace.beat(READ_MS * 1.2);
  const asked = oneOfEachDealerFirst(ringing(parts, before));
  const dealers = new Set(asked.map(({ dealerId }) => dealerId)).size;
  const shown = asked.slice(0, 3).map(({ number: each }) => each);
  const phones = asked.length === 1 ? '1 phone rings' : `${asked.length} phones ring`;
  tell(
    6,
    `${phones} at ${dealers} ${dealers === 1 ? 'dealer' : 'dealers'} near ${place.name}. Name and number stay hidden.`,
    {
      reps: shown,
    },
  );
  await pace.beat(READ_MS);
  return asked;
}

async function claim(parts: StoryParts, rep: Rep): Promise<void> {
  const { world, pace, tell } = parts;
  const phone = world.phone(rep.number);
  const offer = offerOn(phone.account);
  if (!offer) return;
  tell(7, `${rep.name} (${rep.dealer}) taps Claim.`, { front: rep.number });
  await pace.beat(READ_MS / 3);
  const answer = await replyTo(pace, phone)(
    () => choose(phone, offer, claimButton(offer)),
    () => true,
    'an answer',
  );
  tell(7, `${rep.name} reads: “${firstLine(answer)}” Only now the customer’s name and number show.`, {});
}

async function claimTooLate(parts: StoryParts, winner: Rep, rep: Rep): Promise<void> {
  const { world, pace, tell } = parts;
  const phone = world.phone(rep.number);
  const offer = offerOn(phone.account);
  if (!offer) return;
  await pace.beat(READ_MS);
  tell(7, `${rep.name} (${rep.dealer}) taps Claim as well, a moment after ${winner.name}.`, { front: rep.number });
  await pace.beat(READ_MS / 3);
  const answer = await replyTo(pace, phone)(
    () => choose(phone, offer, claimButton(offer)),
    () => true,
    'an answer',
  );
  tell(7, `${rep.name} reads: “${firstLine(answer)}”`, {});
}

function ringing({ world, reps }: StoryParts, since: number): Rep[] {
  return reps.filter(({ number }) => offerOn(world.accounts.find(number), since) !== undefined);
}

function oneOfEachDealerFirst(reps: readonly Rep[]): Rep[] {
  const seen = new Set<string>();
  const first = reps.filter(({ dealerId }) => !seen.has(dealerId) && seen.add(dealerId));
  return [...first, ...reps.filter((rep) => !first.includes(rep))];
}

function nonEmpty<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}
