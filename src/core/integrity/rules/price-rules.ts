/** Does the whole basket keep to the price book in force on the sale date? */
import type { Price } from '../../../tables/sales.ts';
import { isPlausible, LEAST_RUPIAH, LEAST_VEHICLE } from '../../sale/read-amount.ts';
import type { Case, Hit, SaleRule, Severity } from '../rule.ts';

/** Grace below the floor, since rounding is not a discount. There is none above the ceiling. */
export const GRACE_PCT = 0.5;
/** From this far below the floor (per cent) a finding is review instead of watch; further below, hard. */
export const REVIEW_FROM_PCT = 2;
export const HARD_OVER_PCT = 10;

export const priceRules: readonly SaleRule[] = [
  {
    id: 'price-implausible',
    version: 1,
    severity: 'hard',
    says: 'An amount is negative or beyond reason.',
    bahasa: 'Ada jumlah yang negatif atau tidak masuk akal.',
    next: 'Correct the amount, without marks (350000); discounts and gifts are typed as positive amounts.',
    check: ({ sale }) => {
      const { vehicle, accessories, fees, discounts, gifts } = sale;
      const amounts = Object.entries({ vehicle, accessories, fees, discounts, gifts });
      const odd = amounts.filter(([, amount]) => amount !== null && (amount < 0 || !isPlausible(amount)));
      if (odd.length > 0) return { expected: 'amounts above 0', found: odd.map(amountWords).join(', ') };
      if (vehicle === null || vehicle >= LEAST_VEHICLE) return null;
      return { expected: `a vehicle of Rp ${LEAST_VEHICLE} or more`, found: `vehicle ${vehicle}` };
    },
  },
  {
    id: 'price-not-in-book',
    version: 1,
    severity: 'error',
    says: 'The price could not be checked.',
    bahasa: 'Harga tidak dapat diperiksa.',
    next: 'Complete the Prices tab; the sale is checked again by the next audit.',
    check: ({ price, sale, dealer }) =>
      price.kind !== 'found' && sale.soldAt !== null && sale.modelId !== '' && dealer
        ? { expected: 'one price in force', found: price.why }
        : null,
  },
  {
    id: 'price-under-floor',
    version: 1,
    severity: 'hard',
    says: 'The whole basket, net, is under the floor.',
    bahasa: 'Harga bersih di bawah batas bawah.',
    next: 'Ask for the invoice and for who approved the price.',
    check: onPrice((price, { net }) => {
      const floor = price.floor ?? 0;
      const underPct = ((floor - net) / floor) * 100;
      if (underPct <= GRACE_PCT) return null;
      const severity: Severity = underPct > HARD_OVER_PCT ? 'hard' : underPct >= REVIEW_FROM_PCT ? 'review' : 'watch';
      return { expected: `Rp ${floor} or more (${price.id})`, found: `Rp ${net}`, severity, stake: floor - net };
    }),
  },
  {
    id: 'price-over-ceiling',
    version: 2,
    severity: 'review',
    says: 'The whole basket, net, is over the ceiling.',
    bahasa: 'Harga bersih di atas batas atas.',
    next: 'Ask the dealer what the customer paid extra for.',
    check: onPrice((price, { net }) => {
      const { ceiling } = price;
      if (ceiling === null || net <= ceiling) return null;
      return { expected: `Rp ${ceiling} or less (${price.id})`, found: `Rp ${net}`, stake: net - ceiling };
    }),
  },
  {
    id: 'price-discount-cap',
    version: 1,
    severity: 'review',
    says: 'Discounts and gifts together are over the cap.',
    bahasa: 'Diskon dan hadiah melebihi batas.',
    next: 'Ask for who approved them.',
    check: onPrice((price, { sale }) => {
      const { list, discountCapPct } = price;
      if (discountCapPct === null || list === null) return null;
      const given = (sale.discounts ?? 0) + (sale.gifts ?? 0);
      const cap = Math.round((list * discountCapPct) / 100);
      if (given <= cap) return null;
      return { expected: `Rp ${cap} at most (${price.id})`, found: `Rp ${given}`, stake: given - cap };
    }),
  },
  {
    id: 'price-extras',
    version: 1,
    severity: 'review',
    says: 'Accessories and fees are a large part of the bill: a price may be split to stay under a limit.',
    bahasa: 'Aksesori dan biaya sangat besar dibanding harga kendaraan.',
    next: 'Ask for the lines of the invoice.',
    check: ({ sale: { vehicle, accessories, fees }, settings: { extrasSharePct } }) => {
      const extras = (accessories ?? 0) + (fees ?? 0);
      if (vehicle === null || vehicle <= 0 || extras <= (vehicle * extrasSharePct) / 100) return null;
      return { expected: `at most ${extrasSharePct} % of the vehicle line`, found: `Rp ${extras}`, stake: extras };
    },
  },
  {
    id: 'price-promotions',
    version: 1,
    severity: 'hard',
    says: 'Two promotions that exclude each other.',
    bahasa: 'Dua promo yang tidak boleh digabung.',
    next: 'Remove one of them and correct the discount.',
    check: onPrice((price, { sale }) => {
      if (sale.promotions === '') return null;
      const exclusive = new Set(codesOf(price.exclusive));
      const clashing = [...new Set(codesOf(sale.promotions))].filter((code) => exclusive.has(code));
      if (clashing.length < 2) return null;
      return { expected: `one of ${clashing.join(', ')}`, found: 'both', stake: sale.discounts ?? 0 };
    }),
  },
];

/**
 * The line and its amount, with what was probably meant: with another locale Sheets turns "350.000" into 350 and "1.500" into
 * 1.5.
 */
function amountWords([line, amount]: readonly [string, number | null]): string {
  const size = Math.abs(amount ?? 0);
  const meant = size > 0 && size < LEAST_RUPIAH ? ` (${Math.round(size * 1000)}?)` : '';
  return `${line} ${amount}${meant}`;
}

/** Wraps rules that need a price and a vehicle amount; if either is missing, another rule reports it. */
function onPrice(check: (price: Price, entry: Case) => Hit | null): SaleRule['check'] {
  return (entry) =>
    entry.price.kind === 'found' && entry.sale.vehicle !== null ? check(entry.price.price, entry) : null;
}

function codesOf(text: string): string[] {
  return text
    .toUpperCase()
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
}
