/** Faults in the data that sales are checked against; with such a fault, other rules judge wrongly or not at all. */
import type { Book } from '../book.ts';
import type { PriceFault } from '../price-book.ts';
import { type Judgement, judged, type Rule } from '../rule.ts';
import { judgePatterns, patternRules } from './pattern-rules.ts';

const priceFaultRules: Readonly<Record<PriceFault['kind'], Rule>> = {
  overlap: {
    id: 'book-price-overlap',
    version: 1,
    severity: 'review',
    says: 'Two prices are in force at once.',
    next: 'End the older price the day before the newer one begins.',
  },
  gap: {
    id: 'book-price-gap',
    version: 1,
    severity: 'review',
    says: 'There are days without a price.',
    next: 'Move the dates of the two rows together, or add a row between.',
  },
  unusable: {
    id: 'book-price-unusable',
    version: 1,
    severity: 'review',
    says: 'A row of the Prices tab cannot be used.',
    next: 'Complete the row.',
  },
};

const serialTwice: Rule = {
  id: 'book-serial-twice',
  version: 1,
  severity: 'review',
  says: 'A serial stands twice in the Serials tab; the first row counts.',
  next: 'Remove the row that is wrong.',
};

export const saleGone: Rule = {
  id: 'book-sale-gone',
  version: 1,
  severity: 'hard',
  says: 'A sale that stands in the ledger is no longer in the Sales tab.',
  next: 'Put the row back from File → Version history, its Sale ID included; or answer "resolved" and say why.',
};

export const bookRules: readonly Rule[] = [...Object.values(priceFaultRules), serialTwice, saleGone, ...patternRules];

/** All faults of the book, each as a judgement. */
export function judgeBook(book: Book): Judgement[] {
  const prices = book.prices.faults.map(({ kind, price, expected, found }) =>
    judged(priceFaultRules[kind], price.id || `${price.modelId} ${price.region}`, { expected, found }),
  );
  const twice = new Map(book.unitsAgain.map((unit) => [unit.serial, unit]));
  const serials = [...twice.values()].map(({ serial, dealerId }) =>
    judged(serialTwice, serial, { expected: 'one row a unit', found: `another row with ${dealerId || 'no dealer'}` }),
  );
  const ids = new Set(book.content.sales.map(({ id }) => id));
  const gone = book.content.inLedger
    .filter((id) => !ids.has(id))
    .map((id) => judged(saleGone, id, { expected: 'a row with this Sale ID', found: 'none' }));
  return [...prices, ...serials, ...gone, ...judgePatterns(book)];
}
