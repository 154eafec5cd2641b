/** The search on every page of the console: leads, customers, serials, sales and dealers, by what people know of them. */
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { plain } from '../../core/lib/text.ts';
import type { Found } from '../../core/pages/staff-views.ts';
import type { At } from './at.ts';
import { nameFor, sightOf } from './lead-line.ts';
import { readBook } from './read-book.ts';
import { sees, staffAt } from './visitor.ts';

const MOST_OF_A_KIND = 8;
const SHORTEST = 2;

const COLUMNS = {
  leads: ['id', 'status', 'region', 'customerName', 'customerPhone', 'modelName', 'dealerName'],
  serials: ['serial', 'dealerId'],
  sales: ['id', 'serial', 'dealerId', 'verdict', 'customerName'],
} as const;

export function search({ deps, proof }: At, { query }: { readonly query: string }): { found: readonly Found[] } {
  const me = staffAt(proof, deps.config());
  const words = plain(query);
  if (words.length < SHORTEST) return { found: [] };
  // Only a whole number matches: with partial matches a masked number could be guessed digit by digit.
  const number = toWhatsAppDigits(query);
  const sight = sightOf(me);
  const book = readBook(deps.workbook, ['dealers'], COLUMNS);
  const dealers = new Map(book.whole('dealers').map((dealer) => [dealer.id, dealer]));
  const isTheirs = (dealerId: string) => sees(me, dealers.get(dealerId)?.region ?? '');
  const joined = (...texts: readonly string[]) => texts.filter((text) => text !== '').join(' · ');
  const says = (...texts: readonly string[]) => texts.some((text) => plain(text).includes(words));
  // Visitors who are not shown names and numbers cannot search by them either.
  const isPerson = (name: string, phone: string) =>
    sight !== 'masked' && (says(name) || (number !== null && phone === number));
  const leads = book
    .some('leads')
    .filter((lead) => sees(me, lead.region) && (says(lead.id) || isPerson(lead.customerName, lead.customerPhone)));
  const units = book
    .some('serials')
    .filter(({ serial, dealerId }) => serial !== '' && says(serial) && isTheirs(dealerId));
  const sales = book
    .some('sales')
    .filter((sale) => sale.id !== '' && isTheirs(sale.dealerId) && (says(sale.id) || isPerson(sale.customerName, '')));
  const network = [...dealers.values()].filter(
    ({ id, name, city, region }) => sees(me, region) && says(id, name, city),
  );
  return {
    found: [
      ...newest(leads).map((lead) => ({
        ...({ kind: 'lead', id: lead.id, title: `${lead.id} · ${nameFor(lead.customerName, sight)}` } as const),
        detail: joined(lead.status, lead.modelName, lead.dealerName),
      })),
      ...newest(units).map(({ serial, dealerId }) => ({
        ...({ kind: 'unit', id: serial, title: serial } as const),
        detail: dealers.get(dealerId)?.name ?? dealerId,
      })),
      ...newest(sales).map(({ id, serial, verdict }) => ({
        ...({ kind: 'sale', id, title: id, detail: joined(serial, verdict) } as const),
      })),
      ...network.slice(0, MOST_OF_A_KIND).map(({ id, name, city, region }) => ({
        ...({
          kind: 'dealer',
          id,
          title: name || id,
          detail: joined(id, city, region),
        } as const),
      })),
    ],
  };
}

function newest<T>(rows: readonly T[]): T[] {
  return rows.slice(-MOST_OF_A_KIND).reverse();
}
