/** The notes on headers in Bahasa Indonesia, for setup alone: they travel in StaffWords.html. */
import { DAILY_NOTES } from './daily-notes.ts';
import { LIST_NOTES } from './list-notes.ts';
import { NETWORK_NOTES } from './network-notes.ts';

/** By name of the tab, then by the header in English. A function, so that Code.js, which never calls it, does not hold them. */
export function notesInBahasa(): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries({ ...DAILY_NOTES, ...NETWORK_NOTES, ...LIST_NOTES }).map(([tab, lines]) => [tab, byHeader(lines)]),
  );
}

/** A note may hold the mark itself; a header never does. */
function byHeader(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines.split('\n').map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}
