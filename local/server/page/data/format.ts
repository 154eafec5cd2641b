/** Times, durations and numbers as people read them. All times are in the workbook's time zone, wherever the browser is. */
const timeZone = 'Asia/Jakarta';
export const ZONE = 'WIB';
const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
const short = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });

export function timeOfDay(at: number): string {
  return clock.format(at);
}

export function shortTime(at: number): string {
  return short.format(at);
}

const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short', year: 'numeric' });

const weekday = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short' });

/** Sat 28 Nov, 10:06 WIB */
export function momentInZone(at: number): string {
  return `${weekday.format(at)}, ${short.format(at)} ${ZONE}`;
}

export function dateTime(at: number): string {
  return `${day.format(at)}, ${short.format(at)}`;
}

export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** +62 812-9001-1001 */
export function phoneNumber(digits: string): string {
  const match = /^(62)(\d{3})(\d{4})(\d+)$/.exec(digits);
  return match ? `+62 ${match[2]}-${match[3]}-${match[4]}` : `+${digits}`;
}

export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}
