/**
 * What only setup needs to know: notes on columns, what settings mean, when messages are sent. The build leaves these
 * words out of Code.js and writes them to StaffWords.html, which setup reads;
 * what the hub says in Bahasa travels with them.
 */
import { messageDefinitions } from '../../core/messages/definitions.ts';
import { wordSeed } from '../../core/understanding/word-seed.ts';
import { saidInBahasa } from '../../core/words/said.ts';
import { SETTING_WORDS } from '../../core/words/setting-words.ts';
import type { Columns } from '../../tables/columns.ts';
import { allTables } from '../../tables/index.ts';
import { settingDefinitions } from '../../tables/setting-definitions.ts';

export interface StaffWords {
  /** By name of the tab, then by header. */
  readonly notes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By setting. */
  readonly meanings: Readonly<Record<string, string>>;
  /** By key of the message. */
  readonly uses: Readonly<Record<string, string>>;
  /** The hub's own words of the Words tab, by entry. */
  readonly words: Readonly<Record<string, string>>;
  /** What the hub says in rows and alerts, a sentence a line: English=Bahasa. */
  readonly said: string;
  /** By setting, in Bahasa. */
  readonly meaningsInBahasa: Readonly<Record<string, string>>;
}

export const NO_WORDS: StaffWords = { notes: {}, meanings: {}, uses: {}, words: {}, said: '', meaningsInBahasa: {} };

/** To be run where the sources are whole: in the build, the templates and tests. */
export function staffWords(): StaffWords {
  return {
    notes: Object.fromEntries(allTables.map(({ name, columns }) => [name, notesOf(columns)])),
    meanings: Object.fromEntries(Object.entries(settingDefinitions).map(([key, { meaning }]) => [key, meaning])),
    uses: Object.fromEntries(Object.entries(messageDefinitions).map(([key, { use }]) => [key, use])),
    words: Object.fromEntries(wordSeed().map(({ entry, ours }) => [entry, ours])),
    said: saidInBahasa(),
    meaningsInBahasa: SETTING_WORDS,
  };
}

function notesOf(columns: Columns): Record<string, string> {
  return Object.fromEntries(Object.values(columns).map(({ header, note }) => [header, note]));
}
