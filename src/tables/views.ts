/** The questions that staff ask most, as filter views that set-up makes: Data → Filter views in the workbook. */
import type { Column, Table } from './columns.ts';
import { tables } from './index.ts';

/** Which rows a view shows, and in which order. */
export interface FilterView {
  readonly title: string;
  readonly only: readonly FilterTest[];
  readonly order: readonly { readonly header: string; readonly direction: 'ascending' | 'descending' }[];
}

/** By header: the one word that is shown, words that are not, or anything but blank. */
export type FilterTest = { readonly header: string } & (
  | { readonly kind: 'is'; readonly word: string }
  | { readonly kind: 'is-not'; readonly words: readonly string[] }
  | { readonly kind: 'is-filled' }
);

const rising = ({ header }: Column) => ({ header, direction: 'ascending' }) as const;
const falling = ({ header }: Column) => ({ header, direction: 'descending' }) as const;
const is = ({ header }: Column, word: string) => ({ header, kind: 'is', word }) as const;
const isNot = ({ header }: Column, words: readonly string[]) => ({ header, kind: 'is-not', words }) as const;
const isFilled = ({ header }: Column) => ({ header, kind: 'is-filled' }) as const;

const { leads, sales, findings, serials } = tables;

const VIEWS: readonly { readonly table: Table; readonly view: FilterView }[] = [
  {
    table: leads,
    view: {
      title: 'Lead terbuka per wilayah · Open leads by region',
      only: [isNot(leads.columns.status, ['WON', 'LOST', 'ABANDONED'])],
      order: [rising(leads.columns.region), falling(leads.columns.createdAt)],
    },
  },
  {
    table: leads,
    view: {
      title: 'Belum diklaim sekarang · Unclaimed now',
      only: [is(leads.columns.status, 'UNCLAIMED')],
      order: [rising(leads.columns.routedAt)],
    },
  },
  {
    table: sales,
    view: {
      title: 'Penjualan untuk ditinjau · Sales to review',
      only: [is(sales.columns.verdict, 'REVIEW')],
      order: [falling(sales.columns.soldAt)],
    },
  },
  {
    table: findings,
    view: {
      title: 'Temuan terbuka menurut nilai · Open findings by money',
      only: [is(findings.columns.state, 'open')],
      order: [falling(findings.columns.stake)],
    },
  },
  {
    table: serials,
    view: {
      title: 'Unit per dealer · Units by dealer',
      only: [isFilled(serials.columns.dealerId)],
      order: [rising(serials.columns.dealerId), falling(serials.columns.shippedAt)],
    },
  },
];

export function viewsOf(table: Table): readonly FilterView[] {
  return VIEWS.filter((each) => each.table === table).map(({ view }) => view);
}
