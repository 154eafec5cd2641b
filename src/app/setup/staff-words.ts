/**
 * Texts that only setup needs: notes on columns, what settings mean, when messages are sent. The build leaves them out of
 * Code.js and writes them to StaffWords.html, which setup reads, together with the hub's sentences in Bahasa.
 */
import { messageDefinitions } from '../../core/messages/definitions.ts';
import { wordSeed } from '../../core/understanding/word-seed.ts';
import { notesInBahasa } from '../../core/words/notes/notes-in-bahasa.ts';
import { reportsInBahasa, saidInBahasa } from '../../core/words/said.ts';
import { SETTING_WORDS } from '../../core/words/setting-words.ts';
import type { Columns } from '../../tables/columns.ts';
import { allTables } from '../../tables/index.ts';
import { settingDefinitions } from '../../tables/setting-definitions.ts';

type Notes = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface StaffWords {
  /** By tab name, then by header. */
  readonly notes: Notes;
  /** The same in Bahasa, of tabs that people work in; by the header in English. */
  readonly notesInBahasa: Notes;
  /** By setting. */
  readonly meanings: Readonly<Record<string, string>>;
  /** By key of the message. */
  readonly uses: Readonly<Record<string, string>>;
  /** The hub's own words of the Words tab, by entry. */
  readonly words: Readonly<Record<string, string>>;
  /** The hub's sentences in rows and alerts, one per line: English=Bahasa. */
  readonly said: string;
  /** What the menu answers, likewise. */
  readonly reports: string;
  /** By setting, in Bahasa. */
  readonly meaningsInBahasa: Readonly<Record<string, string>>;
}

export const NO_WORDS: StaffWords = {
  ...{ notes: {}, notesInBahasa: {}, meanings: {}, meaningsInBahasa: {} },
  ...{ uses: {}, words: {}, said: '', reports: '' },
};

/** Only for places that have the complete sources: the build, the templates and tests. */
export function staffWords(): StaffWords {
  return {
    notes: Object.fromEntries(allTables.map(({ name, columns }) => [name, notesOf(columns)])),
    notesInBahasa: notesInBahasa(),
    meanings: Object.fromEntries(Object.entries(settingDefinitions).map(([key, { meaning }]) => [key, meaning])),
    uses: Object.fromEntries(Object.entries(messageDefinitions).map(([key, { use }]) => [key, use])),
    words: Object.fromEntries(wordSeed().map(({ entry, ours }) => [entry, ours])),
    said: saidInBahasa(),
    reports: reportsInBahasa(),
    meaningsInBahasa: SETTING_WORDS,
  };
}

function notesOf(columns: Columns): Record<string, string> {
  return Object.fromEntries(Object.values(columns).map(({ header, note }) => [header, note]));
}
