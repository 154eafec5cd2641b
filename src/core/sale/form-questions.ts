/** Which question of a Google Form asks for which column, recognised in both languages and by the hub's own headers. */
import type { Table } from '../../tables/columns.ts';
import { type Language, labelOf } from '../../tables/labels.ts';
import { sales } from '../../tables/sales.ts';
import { plain } from '../lib/text.ts';
import { ASKED, type Asked } from './new-sale.ts';

const ALSO: Readonly<Record<Asked, readonly string[]>> = {
  serial: ['nomor rangka', 'no rangka', 'nomor seri', 'serial number', 'vin'],
  modelId: ['model', 'tipe', 'tipe motor', 'produk'],
  dealerId: ['dealer', 'nama dealer', 'kode dealer', 'dealer name'],
  repId: ['rep', 'sales', 'kode sales', 'salesperson'],
  customerName: ['nama pelanggan', 'nama pembeli', 'nama konsumen', 'buyer name', 'customer'],
  customerPhone: ['nomor hp', 'no hp', 'nomor telepon', 'nomor whatsapp', 'whatsapp', 'phone', 'hp pelanggan'],
  leadId: ['lead', 'kode lead'],
  soldAt: ['tanggal jual', 'tanggal penjualan', 'date of sale', 'tanggal'],
  vehicle: ['harga', 'harga kendaraan', 'harga motor', 'vehicle price', 'price', 'vehicle'],
  accessories: ['aksesori', 'harga aksesori', 'accessories'],
  fees: ['biaya', 'biaya lain', 'fees'],
  discounts: ['diskon', 'potongan', 'discount', 'discounts'],
  gifts: ['hadiah', 'gifts'],
  promotions: ['promo', 'kode promo', 'promotion'],
  payment: ['pembayaran', 'cara bayar', 'cara pembayaran', 'payment method'],
  odometerKm: ['odometer', 'kilometer', 'km'],
};

const LANGUAGES: readonly Language[] = ['en', 'id'];

/** Without these a sale cannot be judged. */
const NEEDED: readonly Asked[] = ['serial', 'modelId', 'dealerId', 'customerName', 'soldAt', 'vehicle'];
/** With fewer of them the form is about something else. */
const LEAST = 3;

/** No question about a single thing is longer. */
const LONGEST = 300;

export interface FormQuestions {
  /** The 0-based column of each question. */
  readonly columns: Readonly<Partial<Record<Asked, number>>>;
  /** Our headers of required columns that no question asks for. */
  readonly missing: readonly string[];
}

/** Null for a form that is not about sales. */
export function readQuestions(headers: readonly string[]): FormQuestions | null {
  const said = headers.map((header) => wordsOf(header.slice(0, LONGEST)));
  const columns: Partial<Record<Asked, number>> = {};
  for (const key of ASKED) {
    const column = sales.columns[key];
    const names = [
      ...LANGUAGES.map((language) => wordsOf(labelOf(sales as unknown as Table, column, language))),
      ...ALSO[key],
    ];
    const at = said.findIndex((header) => names.includes(header));
    if (at >= 0) columns[key] = at;
  }
  if (Object.keys(columns).length < LEAST) return null;
  const missing = NEEDED.filter((key) => columns[key] === undefined).map((key) => sales.columns[key].header);
  return { columns, missing };
}

/** The question's words, without text in brackets. */
function wordsOf(header: string): string {
  return plain(header.replace(/\(.*?\)/g, ' '));
}
