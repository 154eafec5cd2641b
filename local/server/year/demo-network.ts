/** The network of the year is the demo's own. */
import type { YearDealer, YearModel } from './network';

type Rows = readonly (readonly string[])[];

/** From the lines of Dealers.csv and Reps.csv, headers first. */
export function demoNetwork(dealers: Rows, reps: Rows): YearDealer[] {
  const repOf = new Map(byHeader(reps).map((rep) => [rep['Dealer ID'] ?? '', rep]));
  return byHeader(dealers).map((dealer) => {
    const id = dealer['Dealer ID'] ?? '';
    const { 'Rep ID': repId = '', 'Rep name': repName = '' } = repOf.get(id) ?? {};
    return { id, name: dealer['Dealer name'] ?? '', region: dealer.Region ?? '', repId, repName };
  });
}

/** From Products.csv and Prices.csv: each at the first price that is found. */
export function demoModels(products: Rows, prices: Rows): YearModel[] {
  const priced = byHeader(prices);
  return byHeader(products).map((product) => {
    const id = product['Model ID'] ?? '';
    const price = priced.find((each) => each['Model ID'] === id);
    const prefix = (product['Serial pattern'] ?? '').replace(/9+$/, '');
    return { id, name: product.Model ?? '', prefix, list: Number(price?.['List price (Rp)'] ?? 0) };
  });
}

function byHeader([header = [], ...rows]: Rows): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}
