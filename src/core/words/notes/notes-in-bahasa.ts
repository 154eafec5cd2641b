/** All header notes in Bahasa Indonesia. Only setup needs them, so they are kept in StaffWords.html. */
import { DAILY_NOTES } from './daily-notes.ts';
import { LIST_NOTES } from './list-notes.ts';
import { NETWORK_NOTES } from './network-notes.ts';

/** By tab name, then by English header. A function, so that the bundler leaves them out of Code.js, which never calls it. */
export function notesInBahasa(): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries({ ...DAILY_NOTES, ...NETWORK_NOTES, ...LIST_NOTES }).map(([tab, lines]) => [tab, byHeader(lines)]),
  );
}

/** Splits at the first `=`: a note may contain more, a header contains none. */
function byHeader(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines.split('\n').map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}
