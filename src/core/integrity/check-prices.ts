/** Problems in the Prices tab: values that cannot be used as typed. One text per row, '' where all is well. */
import type { Price } from '../../tables/sales.ts';
import { sentences } from '../lib/text.ts';
import { openPriceBook, type Typed } from './price-book.ts';

export interface KnownNames {
  readonly regions: ReadonlySet<string>;
  readonly models: ReadonlySet<string>;
}

/** A text per row, in sheet order. */
export function priceProblems(prices: readonly Typed<Price>[], { regions, models }: KnownNames): string[] {
  const { faults } = openPriceBook(prices);
  return prices.map((price) => {
    if (price.id === '' && price.modelId === '') return '';
    const own = faults.filter((fault) => fault.price === price);
    const found = own.map(({ kind, expected, found }) =>
      kind === 'unusable' ? `The row is not in use: it wants ${expected}.` : `${found}: ${expected}.`,
    );
    const isTwice = prices.find(({ id }) => id === price.id) !== price;
    const { list, floor } = price;
    return sentences([
      ...found,
      list !== null && floor !== null && floor > list ? 'The floor is above the list price.' : '',
      isTwice ? `Price ID ${price.id || '(blank)'} stands in a row above, too.` : '',
      price.modelId === '' || models.has(price.modelId) ? '' : `There is no model "${price.modelId}" in Products.`,
      price.region === '' || regions.has(price.region)
        ? ''
        : `There is no region "${price.region}" in Regions: no sale is held against this row.`,
    ]);
  });
}
