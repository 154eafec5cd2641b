/** Names of weekdays in both languages: as people type them, and as the hub writes them. 0 is Sunday. */
import type { Language } from '../../tables/customers.ts';

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const ALSO: Readonly<Record<string, number>> = { ahad: 0 };

/** Days since 1970-01-01, a Thursday → 0 (Sunday) to 6. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** `day`: 0 (Sunday) to 6. */
export function weekdayName(day: number, language: Language): string {
  return WEEKDAYS[language][weekdayOf(day)] ?? '';
}

/** "Sun", "sabtu", "Jum'at", "Sat, Sun", "Senin - Rabu". Words that are no weekday come back as unknown. */
export function readWeekdays(text: string): { days: ReadonlySet<number>; unknown: readonly string[] } {
  const days = new Set<number>();
  const unknown: string[] = [];
  const words = text.toLowerCase().replace(/['’`.]/g, '');
  for (const part of words.split(/[,;/&+\n]|\band\b|\bdan\b/)) {
    const ends = part.split(/[-–—]|\bto\b|\bsampai\b|\bsd\b/).map((word) => word.trim());
    if (ends.length === 2 && ends.every((word) => word !== '')) addRange(ends, days, unknown);
    else for (const word of part.split(/[\s–—-]+/).filter((each) => each !== '')) addDay(word, days, unknown);
  }
  return { days, unknown };
}

function addRange(ends: readonly string[], days: Set<number>, unknown: string[]): void {
  const [from, to] = ends.map(readWeekday);
  if (from === undefined || from === null || to === undefined || to === null) {
    unknown.push(...ends.filter((word) => readWeekday(word) === null));
    return;
  }
  for (let day = from; ; day = (day + 1) % 7) {
    days.add(day);
    if (day === to) return;
  }
}

function addDay(word: string, days: Set<number>, unknown: string[]): void {
  const day = readWeekday(word);
  if (day === null) unknown.push(word);
  else days.add(day);
}

function readWeekday(word: string): number | null {
  if (word.length < 3) return null;
  const names = [...WEEKDAYS.id.map(toEntry), ...WEEKDAYS.en.map(toEntry), ...Object.entries(ALSO)];
  return names.find(([name]) => name.startsWith(word))?.[1] ?? null;
}

function toEntry(name: string, index: number): [string, number] {
  return [name.toLowerCase(), index];
}
