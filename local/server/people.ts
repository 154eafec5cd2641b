/** Who is in the demo: the customers you can play, the reps from the workbook, and places to share. */
import type { Account } from '../world/meta/accounts';
import { HEAD_OFFICE } from './head-office';
import type { HubRuntime } from './runtime-contract';
import { readRecords } from './tabs';

export interface Customer {
  readonly number: string;
  readonly name: string;
  /** Set for a customer who writes without showing a number. */
  readonly username?: string;
}

export interface Rep {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly dealerId: string;
  readonly dealer: string;
  readonly city: string;
}

export interface Place {
  readonly name: string;
  readonly kind: string;
  readonly latitude: number;
  readonly longitude: number;
}

const CUSTOMERS: readonly Customer[] = [
  { number: '6281290011001', name: 'Sari Wulandari' },
  { number: '6281290011002', name: 'Budi Santoso' },
  { number: '6281290011003', name: 'Ketut Ayu', username: 'ketut.ayu' },
];

/** `0812…`, `+62 812-…` and `62812…` are one number: digits with the country first. */
export function numberDigits(text: string): string {
  const digits = text.replace(/\D/g, '');
  return /^0?8/.test(digits) ? `62${digits.replace(/^0/, '')}` : digits;
}

export function readReps(runtime: HubRuntime): Rep[] {
  const dealers = new Map(readRecords(runtime, 'Dealers').map((dealer) => [dealer['Dealer ID'], dealer]));
  return readRecords(runtime, 'Reps').flatMap((rep) => {
    const number = numberDigits(rep['WhatsApp number'] ?? '');
    const dealer = dealers.get(rep['Dealer ID'] ?? '');
    if (number.length < 8) return [];
    return {
      id: rep['Rep ID'] ?? '',
      number,
      name: rep['Rep name'] ?? '',
      dealerId: rep['Dealer ID'] ?? '',
      dealer: dealer?.['Dealer name'] ?? '',
      city: dealer?.City ?? '',
    };
  });
}

/** Regional managers and head office get messages, too. */
export function readManagers(runtime: HubRuntime): Rep[] {
  const { number, name } = HEAD_OFFICE;
  const office: Rep = { id: '', number, name, dealerId: '', dealer: 'Head office', city: '' };
  const managers = readRecords(runtime, 'Regions').flatMap((region) => {
    const number = numberDigits(region['Manager WhatsApp'] ?? '');
    if (number.length < 8) return [];
    const name = region.Manager ?? '';
    return { id: '', number, name, dealerId: '', dealer: 'Regional manager', city: region.Region ?? '' };
  });
  return [...managers, office];
}

export function readPlaces(runtime: HubRuntime, tab: 'Places' | 'Dealers'): Place[] {
  const nameHeader = tab === 'Places' ? 'Place' : 'Dealer name';
  return readRecords(runtime, tab).flatMap((row) => {
    const latitude = Number(row.Latitude?.replace(',', '.'));
    const longitude = Number(row.Longitude?.replace(',', '.'));
    if (!row.Latitude || !Number.isFinite(latitude) || !Number.isFinite(longitude)) return [];
    const kind = tab === 'Places' ? (row.Kind ?? '') : (row.City ?? '');
    return { name: row[nameHeader] ?? '', kind, latitude, longitude };
  });
}

/** Customers of the cast, and everyone else who has a phone here and is neither rep nor manager. */
export function listCustomers(accounts: readonly Account[], staff: readonly Rep[]): Customer[] {
  const numbers = new Set([...staff, ...CUSTOMERS].map(({ number }) => number));
  const others = accounts
    .filter(({ id }) => !numbers.has(id))
    .map(({ id, name, username }) => ({ number: id, name, ...(username === undefined ? {} : { username }) }));
  return [...CUSTOMERS, ...others];
}
