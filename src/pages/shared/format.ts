/** Numbers, money and times in the reader's language and the workbook's time zone. */
import { signal } from '@preact/signals';

export type Language = 'id' | 'en';
export const language = signal<Language>('id');

const zone = 'Asia/Jakarta';
const tag = (): string => (language.value === 'id' ? 'id-ID' : 'en-GB');

export function number(value: number | null, digits = 0): string {
  return value === null ? '–' : value.toLocaleString(tag(), { maximumFractionDigits: digits });
}

export function money(value: number | null): string {
  return value === null ? '–' : `Rp ${Math.round(value).toLocaleString(tag())}`;
}

/** "Rp 1,2 jt", for tiles and axes. */
export function shortMoney(value: number | null): string {
  if (value === null) return '–';
  const isId = language.value === 'id';
  const steps: readonly (readonly [number, string, string])[] = [[1e9, 'M', 'bn'], [1e6, 'jt', 'm'], [1e3, 'rb', 'k']]; // biome-ignore format: one list
  const [unit, id, en] = steps.find(([each]) => Math.abs(value) >= each) ?? [1, '', ''];
  const figure = (value / unit).toLocaleString(tag(), { maximumFractionDigits: Math.abs(value / unit) < 100 ? 1 : 0 });
  return `Rp ${figure}${unit === 1 ? '' : isId ? ` ${id}` : en}`;
}

export function percent(value: number | null): string {
  return value === null ? '–' : `${number(value * 100)} %`;
}

export function dayAndTime(atMs: number | null): string {
  if (atMs === null) return '–';
  const text = new Date(atMs).toLocaleString(tag(), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone }); // biome-ignore format: one call
  return `${text} WIB`;
}

export function day(atMs: number | null): string {
  return atMs === null ? '–' : new Date(atMs).toLocaleDateString(tag(), { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone }); // biome-ignore format: one call
}

export function month(atMs: number | null): string {
  return atMs === null ? '–' : new Date(atMs).toLocaleDateString(tag(), { month: 'short', year: '2-digit', timeZone: zone }); // biome-ignore format: one call
}

/** "4 mnt 10 dtk", "2 h 5 min": two parts at most. */
export function span(ms: number): string {
  const isId = language.value === 'id';
  const seconds = Math.max(0, Math.round(Math.abs(ms) / 1000));
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), isId ? 'hr' : 'd'],
    [Math.floor(seconds / 3_600) % 24, isId ? 'jam' : 'h'],
    [Math.floor(seconds / 60) % 60, isId ? 'mnt' : 'min'],
    [seconds % 60, isId ? 'dtk' : 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return `0 ${isId ? 'dtk' : 's'}`;
  return parts.slice(first, first + 2).filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(' '); // biome-ignore format: one line
}
