/** How Indonesia names months and days (https://cldr.unicode.org, locale id): their first three letters are the short names. */

export const INDONESIAN_MONTHS = [
  ...['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni'],
  ...['Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
];
export const INDONESIAN_DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];

export function isIndonesian(locale: string): boolean {
  return /^(id|in)([_-]|$)/.test(locale);
}
