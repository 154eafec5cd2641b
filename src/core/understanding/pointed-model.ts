/** A model that is pointed at where the list of them was just shown: "yang paling murah", "yang nomor dua". */
import type { Product } from '../../tables/catalogue.ts';
import { fits, type WordBook } from './word-book.ts';

const MOST = [
  ['cheapest', (product: Product) => -figureIn(product, /Rp\s?([\d.]+)/)],
  ['dearest', (product: Product) => figureIn(product, /Rp\s?([\d.]+)/)],
  ['farthest', ({ rangeKm }: Product) => rangeKm ?? Number.NaN],
  ['strongest', (product: Product) => figureIn(product, /([\d.,]+)\s?kw\b/i)],
] as const;

const ORDINALS = [1, 2, 3, 4];

/** Its ID; '' when none is pointed at, or two are alike. What is asked ("yang paling murah berapa?") chooses none. */
export function pointedModel(line: string, products: readonly Product[], book: WordBook): string {
  const shown = products.filter(({ active }) => active);
  const ordinal = ORDINALS.findIndex((nth) => fits(book, line, `nth ${nth}`));
  if (ordinal >= 0) return shown[ordinal]?.id ?? '';
  if (fits(book, line, 'nth last')) return shown.at(-1)?.id ?? '';
  const [, figureOf] = MOST.find(([rule]) => fits(book, line, rule)) ?? [];
  if (!figureOf) return '';
  const known = shown.flatMap((product) => {
    const figure = figureOf(product);
    return Number.isNaN(figure) ? [] : [{ id: product.id, figure }];
  });
  const most = Math.max(...known.map(({ figure }) => figure));
  const [one, other] = known.filter(({ figure }) => figure === most);
  return one && !other ? one.id : '';
}

/** Not a number where the description tells none. */
function figureIn({ description }: Product, pattern: RegExp): number {
  const [, figure] = pattern.exec(description) ?? [];
  return figure === undefined ? Number.NaN : Number(figure.replace(/\./g, '').replace(',', '.'));
}
