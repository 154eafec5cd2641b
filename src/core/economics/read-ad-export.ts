/**
 * Exports of TikTok Ads, Google Ads and Meta Ads Manager, line by line, as cells or as lines of CSV: what they are is told by
 * their headers, in English or Indonesian.
 */
import { readDay } from '../lib/read-day.ts';
import { splitCsv } from '../lib/split-csv.ts';
import { isoDay } from '../lib/time.ts';

type Cell = string | number | boolean;

/** Headers by what stands under them; of several dates the first that is listed counts. */
const FIELDS = {
  date: /^(day|date|by day|stat date|hari|tanggal|per hari|berdasarkan hari)$/,
  from: /^(reporting starts|awal pelaporan|pelaporan dimulai)$/,
  to: /^(reporting ends|akhir pelaporan|pelaporan berakhir)$/,
  campaign: /^(campaign|kampanye|campaign name|nama kampanye)$/,
  cost: /^(cost|total cost|spend|biaya|total biaya|amount spent|jumlah (yang )?dibelanjakan|jumlah pembelanjaan)$/,
  currency: /^(currency( code)?|(kode )?mata uang)$/,
} as const;
type Field = keyof typeof FIELDS;

const META = /^(amount spent|jumlah)/;
const TOTAL = /^(grand )?(total|jumlah|hasil dari|results from)\b/i;
const RUPIAH = /^(idr|rp)?\.?$/i;

export interface AdCost {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly channel: string;
  readonly campaign: string;
  /** Rupiah, not rounded: a campaign may have several lines a day. */
  readonly amount: number;
}

export type AdLine =
  | { readonly kind: 'cost'; readonly id: string; readonly cost: AdCost; readonly block: number }
  | { readonly kind: 'header' }
  | { readonly kind: 'above' | 'total' }
  | { readonly kind: 'refused'; readonly reason: string };

interface Header {
  readonly at: Readonly<Partial<Record<Field, number>>>;
  readonly channel: string;
  /** Of all lines: "Amount spent (IDR)". */
  readonly currency: string;
}

/** Reads lines in order: headers count for the lines below them, and begin a new block. */
export function adExportReader(): (cells: readonly Cell[]) => AdLine {
  let header: Header | null = null;
  let block = 0;
  return (cells) => {
    const fields = fieldsOf(cells);
    const next = headerOf(fields);
    if (next) {
      header = next;
      block++;
      return { kind: 'header' };
    }
    return header ? lineOf(fields, header, block) : { kind: 'above' };
  };
}

function fieldsOf(cells: readonly Cell[]): string[] {
  const texts = cells.map((cell) => String(cell).trim());
  const [first = '', ...others] = texts;
  const isCsv = /[,;\t]/.test(first) && others.every((text) => text === '');
  return isCsv ? splitCsv(first).map((text) => text.trim()) : texts;
}

function headerOf(fields: readonly string[]): Header | null {
  const names = fields.map((text) => text.toLowerCase().replace(/\s*\([^)]*\)$/, ''));
  const at: Partial<Record<Field, number>> = {};
  for (const field of Object.keys(FIELDS) as Field[]) {
    const found = names.findIndex((name) => FIELDS[field].test(name));
    if (found >= 0) at[field] = found;
  }
  const { cost, campaign = -1 } = at;
  if (cost === undefined || fields.length < 2) return null;
  // TikTok and Meta say "Campaign name", Google "Campaign".
  const isGoogle = /^(campaign|kampanye)$/.test(names[campaign] ?? '');
  const channel = META.test(names[cost] ?? '') ? 'META_ADS' : isGoogle ? 'GOOGLE' : 'TIKTOK';
  return { at, channel, currency: /\(([^)]*)\)$/.exec(fields[cost] ?? '')?.[1] ?? '' };
}

function lineOf(fields: readonly string[], { at, channel, currency }: Header, block: number): AdLine {
  const text = (field: Field) => fields[at[field] ?? -1] ?? '';
  const refused = (reason: string): AdLine => ({ kind: 'refused', reason });
  const campaign = text('campaign');
  const date = at.date === undefined ? text('from') : text('date');
  if ([fields[0] ?? '', date, campaign].some((each) => TOTAL.test(each)) || `${date}${campaign}` === '')
    return { kind: 'total' };
  if (at.date === undefined && (at.from === undefined || date !== text('to')))
    return refused('It is not of one day: export it again, broken down by day.');
  const day = dayOf(date);
  if (day === null) return refused(`"${date}" is no date.`);
  const [, before = '', figure = '', behind = ''] = /^([^\d(-]*)(.*?)([^\d)]*)$/.exec(text('cost')) ?? [];
  const foreign = [currency, text('currency'), before, behind]
    .map((each) => each.trim())
    .find((each) => !RUPIAH.test(each));
  if (foreign !== undefined) return refused(`${foreign}: only rupiah is counted. Export it in IDR.`);
  const amount = readRupiah(figure);
  if (amount === null) return refused(`"${text('cost')}" is no amount.`);
  const id = `${channel}|${isoDay(day)}|${campaign}`;
  return { kind: 'cost', id, cost: { day, channel, campaign, amount }, block };
}

/** A date that was pasted into a cell is a serial day, counted from 1899-12-30. */
function dayOf(text: string): number | null {
  return /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) - 25_569 : readDay(text);
}

/** 1.234.567,89 and 1,234,567.89. A single mark before three digits is one of thousands: nobody pays 1.234 rupiah by thousandths. */
function readRupiah(written: string): number | null {
  const text = written.replace(/^\((.*)\)$/, '-$1').replace(/\s/g, '');
  if (!/^-?\d[\d.,]*$/.test(text)) return null;
  const [, whole = '', fraction = ''] = /^(.*?)(?:[.,](\d{1,2}|\d{4,}))?$/.exec(text) ?? [];
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/.test(whole)) return null;
  return Number(`${whole.replace(/[.,]/g, '')}.${fraction || 0}`);
}
