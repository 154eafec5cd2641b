/** Models that can stand in a WhatsApp list, where each row has an ID of its own and a title. */
import type { Product } from '../../tables/catalogue.ts';

/** An ID of a row has at most 200 characters, of which six say that it is a model. */
const LONGEST_ID = 190;

/** The active models; of several rows with one ID the first. A model without a name gets its ID as name. */
export function usableProducts(rows: readonly Product[]): Product[] {
  const usable = new Map<string, Product>();
  for (const product of rows) {
    const { id, name, active } = product;
    if (!active || id === '' || id.length > LONGEST_ID || usable.has(id)) continue;
    usable.set(id, name.trim() === '' ? { ...product, name: id } : product);
  }
  return [...usable.values()];
}
