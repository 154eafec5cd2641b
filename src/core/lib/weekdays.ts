/** Names of weekdays in both languages: as people type them, and as the hub writes them. 0 is Sunday. */
import type { Language } from '../../tables/customers.ts';
import { visible } from './text.ts';

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const ALSO: Readonly<Record<string, number>> = {
  ...{ ahad: 0, mg: 0, mgg: 0, sn: 1, snn: 1, sl: 2, sls: 2, rb: 3, rebo: 3, rbu: 3, km: 4, kms: 4, kemis: 4 },
  ...{ jm: 5, jmt: 5, jumaat: 5, sb: 6, sbt: 6, senen: 1, slasa: 2, weds: 3 },
};
const WEEKEND: readonly number[] = [6, 0];

/** Words and marks for a range ("to"). */
const RANGE = / ?(?:[-~→]|\b(?:s ?[/.] ?d|sd|s\/d|sampai(?: dengan)?|sampe|hingga|to|until|till|thru|through)\b\.?) ?/;
const BETWEEN = /[,;/&+|\n•]|\b(?:and|dan|serta)\b/;
/** Words without meaning for which day it is. */
const FILLERS = /\b(?:hari|hr|setiap|tiap|libur|tutup|closed|every|each|on)\b:?/g;
const NONE = /^(?:-|tidak ada|nihil|none|n\/a|kosong)?$/;
/** Words that mean the days not named ("open", "except"), or leave open which one ("or"). */
const OPPOSITE = /\b(?:buka|open|kecuali|except|selain|bukan|not|atau|or)\b/;
/** No list of days is longer. */
const LONGEST = 200;

/** Converts days since 1970-01-01 (a Thursday) to a weekday, 0 (Sunday) to 6. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** `day`: 0 (Sunday) to 6. */
export function weekdayName(day: number, language: Language): string {
  return WEEKDAYS[language][weekdayOf(day)] ?? '';
}

/**
 * "Sun", "sabtu", "Jum'at", "Sat, Sun", "Senin - Rabu", "Senin s/d Rabu". Words that are not weekdays are returned in
 * `unknown`.
 */
export function readWeekdays(text: string): { days: ReadonlySet<number>; unknown: readonly string[] } {
  const days = new Set<number>();
  const unknown: string[] = [];
  const words = visible(text.replace(/\n/g, ',')).toLowerCase().replace(/['’`]/g, '');
  if (words.length > LONGEST || OPPOSITE.test(words)) return { days, unknown: [words.slice(0, LONGEST)] };
  // "s/d" ("to") contains the mark that also separates days.
  const marked = words.replace(/\bs ?[/.] ?d\b\.?|\.{2,}/g, '~').replace(/\./g, ' ').replace(FILLERS, ' ').trim(); // biome-ignore format: one line
  // "Setiap hari" ("every day") names no day: it is unclear whether it is closed or open then.
  if (NONE.test(marked)) return { days, unknown: marked === '' && words !== '' ? [words] : unknown };
  for (const each of marked.split(BETWEEN)) {
    const part = each.replace(/^\s*-/, '').trim();
    const ends = part.split(RANGE).map((word) => word.trim());
    if (ends.length > 2 || (ends.length === 2 && ends.includes(''))) unknown.push(part);
    else if (ends.length === 2 && !ends.some(isWeekend)) addRange(ends, days, unknown);
    else if (isWeekend(part)) for (const day of WEEKEND) days.add(day);
    else for (const word of part.split(/[\s~-]+/).filter((each) => each !== '')) addDay(word, days, unknown);
  }
  return { days, unknown };
}

function isWeekend(words: string): boolean {
  return /^(?:akhir pekan|weekends?|week end)$/.test(words);
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

/** 0 (Sunday) to 6, from three letters or more of a name, or one of its short forms; null for another word. */
export function readWeekday(word: string): number | null {
  const short = Object.hasOwn(ALSO, word) ? ALSO[word] : undefined;
  if (short !== undefined || word.length < 3) return short ?? null;
  const names = [...WEEKDAYS.id, ...WEEKDAYS.en].map((name, index) => [name.toLowerCase(), index % 7] as const);
  return names.find(([name]) => name.startsWith(word))?.[1] ?? null;
}
