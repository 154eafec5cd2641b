/** Leads that have an owner. Importing it opens a cast for each test, in `cast`, and looks over what the test left. */
import { findViolations } from '../../sim/invariants';
import { askDealers, type Cast, openCast, type Person } from './cast';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
afterEach(async () => {
  expect(findViolations(cast.hub).filter((violation) => !/SENDING/.test(violation))).toEqual([]);
  await cast.hub.rt.close();
});

export const leadRow = (id = 'L-000001') => cast.hub.rows('Leads').find((row) => row['Lead ID'] === id) ?? {};
export const newest = (person: Person) => person.phone.lastReceived();
export const idOf = (person: Person, text: string) => {
  const found = person.phone.lastReceived((message) => JSON.stringify(message.content).includes(text));
  if (!found) throw new Error(`${person.phone.account.name} has not heard "${text}"`);
  return found.id;
};
export const settle = () => cast.hub.rt.idle();

/** Sari's lead is Andi's. */
export async function andiOwnsSari(): Promise<void> {
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
}

/** Andi has Rudi's lead as well. */
export async function andiOwnsTwo(): Promise<Person> {
  await andiOwnsSari();
  const rudi = cast.person('6281322222222', 'Rudi Hartono');
  await askDealers(cast, rudi);
  await cast.andi.taps('Claim');
  return rudi;
}

/** One dealer a ring, so that a lead that is taken back has somebody left to ask. */
export async function oneDealerARing(): Promise<void> {
  const row = cast.hub.rows('Settings').findIndex((each) => each.Setting === 'dealersPerRing') + 2;
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Settings', row, column: 2, value: '1' }));
  await settle();
}
