/** Exports of the three ad platforms as they come: headers in either language, marks of either kind, what is refused and why. */
import { adExportReader } from '../../../src/core/economics/read-ad-export';

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

type Line = string | readonly (string | number)[];

/** What the last of the lines is, each a list of cells or a line of CSV. */
function last(...lines: readonly Line[]) {
  const read = adExportReader();
  return lines.map((line) => read(typeof line === 'string' ? [line] : line)).at(-1);
}
const costOf = (...lines: readonly Line[]) => {
  const line = last(...lines);
  return line?.kind === 'cost' ? line.cost : line;
};

test.each([
  ['TikTok', ['Campaign name', 'By Day', 'Cost', 'Currency'], ['Promo', '2026-11-02', '1,234,567.89', 'IDR'], 'TIKTOK', 1_234_567.89],
  ['TikTok in Indonesian', ['Nama kampanye', 'Per hari', 'Biaya', 'Mata uang'], ['Promo', '02/11/2026', '1.234.567,89', 'IDR'], 'TIKTOK', 1_234_567.89],
  ['Google', ['Day', 'Campaign', 'Currency code', 'Cost'], ['2026-11-02', 'Promo', 'IDR', '1,234,567'], 'GOOGLE', 1_234_567],
  ['Google in Indonesian', ['Hari', 'Kampanye', 'Kode mata uang', 'Biaya'], ['2 Nov 2026', 'Promo', 'IDR', 'Rp 1.234.567'], 'GOOGLE', 1_234_567],
  ['Meta', ['Campaign name', 'Day', 'Amount spent (IDR)', 'Reporting starts', 'Reporting ends'], ['Promo', '2026-11-02', '1234567', '2026-11-01', '2026-11-30'], 'META_ADS', 1_234_567],
  ['Meta in Indonesian', ['Nama kampanye', 'Awal pelaporan', 'Akhir pelaporan', 'Jumlah yang dibelanjakan (IDR)'], ['Promo', '2026-11-02', '2026-11-02', '12.345'], 'META_ADS', 12_345],
  ['cells that Sheets has read already', ['Day', 'Campaign', 'Cost'], [46_328, 'Promo', 1_234_567.5], 'GOOGLE', 1_234_567.5],
] as const)('%s', (_what, headers, line, channel, amount) => {
  expect(costOf(headers, line)).toEqual({ day: day('2026-11-02'), channel, campaign: 'Promo', amount });
}); // biome-ignore format: a case a line

test('whole lines of CSV, with quotes, tabs or semicolons', () => {
  const wanted = { day: day('2026-11-02'), channel: 'GOOGLE', campaign: 'Promo, Bali', amount: 1_234_567.89 };
  expect(costOf('Day,Campaign,Cost', '2026-11-02,"Promo, Bali","1,234,567.89"')).toEqual(wanted);
  expect(costOf('Day\tCampaign\tCost', '2026-11-02\tPromo, Bali\t1,234,567.89')).toEqual(wanted);
  expect(costOf('Hari;Kampanye;Biaya', '2026-11-02;Promo, Bali;1.234.567,89')).toEqual(wanted);
});

test('titles above the headers and totals are no spend', () => {
  expect(last('Campaign report')).toEqual({ kind: 'above' });
  const headers = ['Day', 'Campaign', 'Cost'];
  for (const line of [['', 'Total: Campaigns', '9'], ['Total', '', '9'], ['', '', '9'], ['Jumlah keseluruhan', '', '9']])
    expect(last(headers, line)).toEqual({ kind: 'total' });
  expect(last(['Campaign name', 'Day', 'Amount spent (IDR)'], ['Results from 4 campaigns', '', '9'])).toEqual({ kind: 'total' });
}); // biome-ignore format: short

test.each([
  ['a currency in a column', ['Day', 'Campaign', 'Cost', 'Currency code'], ['2026-11-02', 'P', '9', 'USD'], 'USD: only rupiah is counted. Export it in IDR.'],
  ['a currency in the header', ['Campaign name', 'Day', 'Amount spent (SGD)'], ['P', '2026-11-02', '9'], 'SGD: only rupiah is counted. Export it in IDR.'],
  ['a currency at the amount', ['Day', 'Campaign', 'Cost'], ['2026-11-02', 'P', 'US$9.50'], 'US$: only rupiah is counted. Export it in IDR.'],
  ['several days in a line', ['Campaign name', 'Reporting starts', 'Reporting ends', 'Amount spent (IDR)'], ['P', '2026-11-01', '2026-11-30', '9'], 'It is not of one day: export it again, broken down by day.'],
  ['no day at all', ['Campaign', 'Cost'], ['P', '9'], 'It is not of one day: export it again, broken down by day.'],
  ['a date that is none', ['Day', 'Campaign', 'Cost'], ['soon', 'P', '9'], '"soon" is no date.'],
  ['an amount that is none', ['Day', 'Campaign', 'Cost'], ['2026-11-02', 'P', '1.2.3'], '"1.2.3" is no amount.'],
  ['no amount', ['Day', 'Campaign', 'Cost'], ['2026-11-02', 'P', '--'], '-- : only rupiah'],
] as const)('refused: %s', (what, headers, line, reason) => {
  const read = last(headers, line);
  expect(read?.kind).toBe('refused');
  if (what !== 'no amount') expect(read).toEqual({ kind: 'refused', reason });
}); // biome-ignore format: a case a line
