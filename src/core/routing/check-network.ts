/**
 * Problems in the tabs of dealers, reps, regions and places: one text per row, '' where all is well. The rest of such a row
 * stays in use. Coordinates must be within Indonesia, Malaysia or Singapore.
 */
import type { Place } from '../../tables/catalogue.ts';
import type { Dealer, Region, Rep } from '../../tables/network.ts';
import { readQuietHours } from '../alerts/people.ts';
import { isWindow, readWindows } from '../hours/claim-window.ts';
import { readHours } from '../hours/read-hours.ts';
import { isPoint, type Point } from '../lib/geo.ts';
import { toWhatsAppDigits } from '../lib/phone.ts';
import { sentences } from '../lib/text.ts';
import { strayProblem } from './stray-place.ts';

const SOUTH = -11.5;
const NORTH = 7.5;
const WEST = 94;
const EAST = 141.5;

export interface Known {
  readonly regions: ReadonlySet<string>;
  readonly models: ReadonlySet<string>;
  readonly places: readonly Pick<Place, 'region' | 'latitude' | 'longitude'>[];
}

/** A text per row, in sheet order. */
export function dealerProblems(dealers: readonly Dealer[], known: Known): string[] {
  const idProblem = twins(dealers.map(({ id }) => id));
  const everywhere = [...dealers, ...known.places];
  const inRegion = (dealer: Dealer) =>
    everywhere.flatMap((each) => {
      const { latitude, longitude, region } = each;
      const isOther = each !== dealer && region === dealer.region && latitude !== null && longitude !== null;
      return isOther && isNear({ latitude, longitude }) ? [{ latitude, longitude }] : [];
    });
  return dealers.map((dealer, index) => {
    if (isBlank(dealer.id, dealer.name)) return '';
    const strange = dealer.stock.split(/[,;\s]+/).filter((model) => model !== '' && !known.models.has(model));
    return sentences([
      idProblem(index, 'Dealer ID'),
      placeProblem(dealer) ||
        strayProblem({ latitude: dealer.latitude ?? 0, longitude: dealer.longitude ?? 0 }, inRegion(dealer)),
      known.regions.has(dealer.region)
        ? ''
        : `There is no region "${dealer.region}" in Regions: head office answers for this dealer's leads.`,
      strange.length > 0 ? `Models in stock: ${strange.join(', ')} stand in no row of Products.` : '',
      dealer.maxOpenLeads !== null && dealer.maxOpenLeads < 1 ? 'Most open leads is under 1: offered nothing.' : '',
      ...readHours(dealer, []).faults,
    ]);
  });
}

function placeProblem({ latitude, longitude }: Dealer): string {
  const rest = 'offered nothing until this is right.';
  if (latitude === null || longitude === null) return `Latitude or Longitude is missing or no number: ${rest}`;
  if (isNear({ latitude, longitude })) return '';
  if (isNear({ latitude: longitude, longitude: latitude }))
    return isPoint(latitude, longitude)
      ? 'Latitude and Longitude look swapped: the dealer stands far away.'
      : `Latitude and Longitude look swapped: ${rest}`;
  if (!isPoint(latitude, longitude)) return `Latitude and Longitude are no place on Earth: ${rest}`;
  if (isNear({ latitude: -latitude, longitude }))
    return `Latitude ${latitude}: was ${-latitude} meant? It stands in no country of ours.`;
  return 'Latitude and Longitude lie outside Indonesia, Malaysia and Singapore: leads there are all it is offered.';
}

function isNear({ latitude, longitude }: Point): boolean {
  return latitude >= SOUTH && latitude <= NORTH && longitude >= WEST && longitude <= EAST;
}

/** `customers`: phone numbers (digits) of everybody who wrote as a customer. */
export function repProblems(
  reps: readonly Rep[],
  dealers: ReadonlySet<string>,
  customers: ReadonlyMap<string, string>,
): string[] {
  const phones = reps.map(({ phone }) => toWhatsAppDigits(phone) ?? '');
  const idProblem = twins(reps.map(({ id }) => id));
  const firstWith = new Map<string, number>();
  reps.forEach((rep, index) => {
    const phone = phones[index] ?? '';
    // As everywhere in the hub, the first active row of a number counts.
    if (rep.active && !firstWith.has(phone)) firstWith.set(phone, index);
  });
  return reps.map((rep, index) => {
    if (isBlank(rep.id, rep.name)) return '';
    const phone = phones[index] ?? '';
    const first = firstWith.get(phone) ?? index;
    const customer = customers.get(phone);
    return sentences([
      idProblem(index, 'Rep ID'),
      phone === '' ? `"${rep.phone}" is no WhatsApp number: gets no offers.` : '',
      phone !== '' && first !== index && rep.active
        ? `The same number as row ${first + 2} (${reps[first]?.name}): messages from it count as theirs.`
        : '',
      phone !== '' && customer
        ? `The number is also that of customer ${customer}: messages from it count as the rep's.`
        : '',
      dealers.has(rep.dealerId) ? '' : `There is no dealer "${rep.dealerId}" in Dealers: gets no offers.`,
    ]);
  });
}

/** A text per row, in sheet order. */
export function regionProblems(regions: readonly Region[]): string[] {
  const idProblem = twins(regions.map(({ region }) => region));
  return regions.map((row, index) => {
    if (isBlank(row.region, row.managerName)) return '';
    const { unreadable } = readWindows(row.windowByHour);
    return sentences([
      idProblem(index, 'Region'),
      toWhatsAppDigits(row.managerPhone) === null
        ? `"${row.managerPhone}" is no WhatsApp number: head office gets what the manager should get.`
        : '',
      row.managerName === '' ? 'No manager is named: head office answers for the leads.' : '',
      row.windowMinutes !== null && !isWindow(row.windowMinutes)
        ? 'Claim window is to be 1 to 1440 minutes: the setting is in force.'
        : '',
      unreadable.length > 0 ? `Claim window by hour: "${unreadable.join('; ')}" is passed over; write 08-17: 10.` : '',
      row.quietHours !== '' && readQuietHours(row.quietHours) === null && row.quietHours !== 'never'
        ? `Quiet hours "${row.quietHours}" cannot be read: write 22-05. The setting is in force.`
        : '',
      row.maxRadiusKm !== null && row.maxRadiusKm <= 0 ? 'Maximum radius is not above 0: no dealer is asked.' : '',
    ]);
  });
}

/** Reports rows with an ID that an earlier row has, since the first row counts. */
function twins(ids: readonly string[]): (index: number, header: string) => string {
  const first = new Map<string, number>();
  ids.forEach((id, index) => {
    if (id !== '' && !first.has(id)) first.set(id, index);
  });
  return (index, header) => {
    const id = ids[index] ?? '';
    if (id === '') return `${header} is blank: the row is not used.`;
    const at = first.get(id) ?? index;
    return at === index ? '' : `${header} ${id} is also in row ${at + 2}: that row counts.`;
  };
}

function isBlank(...texts: readonly string[]): boolean {
  return texts.every((text) => text.trim() === '');
}
