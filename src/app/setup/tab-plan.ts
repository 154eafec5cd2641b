/** What setup needs to know of a tab: a table's description and look, with headers in the workbook's language. */
import type { TabPlan } from '../../setup-ports.ts';
import { BIN_HEADER, BIN_TAB } from '../../store/archive/bin.ts';
import { HELD_HEADER, HELD_TAB } from '../../store/held-back-tab.ts';
import { SYSTEM_HEADER, SYSTEM_TAB } from '../../store/state/system-tab.ts';
import { type Column, isMoney, type Table } from '../../tables/columns.ts';
import { type Language, labelOf } from '../../tables/labels.ts';
import {
  columnLook,
  frozenColumns,
  isHidden,
  keysOffered,
  saysWhatIsWrong,
  tabsInOrder,
  toneOf,
} from '../../tables/looks.ts';
import { type FilterView, viewsOf } from '../../tables/views.ts';
import type { StaffWords } from './staff-words.ts';

export function tabPlan(table: Table, words: StaffWords, language: Language = 'en'): TabPlan {
  const notesIn = (each: Language) => (each === 'id' ? words.notesInBahasa : words.notes)[table.name] ?? {};
  const noteOf = ({ header }: Column, each: Language) => notesIn(each)[header] ?? '';
  const columns = Object.entries(table.columns).map(([key, column]) =>
    columnPlan(table, [key, column], { notes: { en: noteOf(column, 'en'), id: noteOf(column, 'id') }, language }),
  );
  const color = tabsInOrder.find((each) => each.table === table)?.color ?? '';
  const isGrowing = table.role === 'growing' || table.role === 'log';
  const views = viewsOf(table).map((view) => withLabels(view, (header) => labelOf(table, { header }, language)));
  return {
    ...{ name: table.name, hidden: false, color, frozenColumns: frozenColumns(table), isGrowing, columns },
    ...{ isBanded: true, views },
  };
}

function withLabels({ title, only, order }: FilterView, label: (header: string) => string): FilterView {
  return {
    title,
    only: only.map((test) => ({ ...test, header: label(test.header) })),
    order: order.map(({ header, direction }) => ({ header: label(header), direction })),
  };
}

function columnPlan(
  table: Table,
  [key, column]: readonly [string, Column],
  { notes, language }: { readonly notes: Readonly<Record<Language, string>>; readonly language: Language },
): TabPlan['columns'][number] {
  const { kind, choices = [] } = column;
  const tones = choices.flatMap((word) => {
    const tone = toneOf(word);
    return tone ? [[word, tone] as const] : [];
  });
  const isText = kind === 'phone' || kind === 'json' || kind === 'choice' || kind === 'degrees';
  const format: TabPlan['columns'][number]['format'] = isText ? 'text' : isMoney(column) ? 'money' : kind;
  const header = labelOf(table, column, language);
  const note = notes[language] || notes.en;
  const base = {
    ...{ header, note, format, isProtected: column.by === 'hub', isAppended: table.appended?.includes(key) ?? false },
    formerly: (['id', 'en'] as const).map((each) => labelOf(table, column, each)).filter((each) => each !== header),
    otherNotes: [notes.en, notes.id].filter((each) => each !== '' && each !== note),
    ...{
      ...columnLook(column, header),
      isHidden: isHidden(table, column),
      tones,
      isProblem: saysWhatIsWrong(column),
      offers: offersOf(table, column, language),
    },
  } as const;
  return column.choices ? { ...base, choices: column.choices } : base;
}

function offersOf(table: Table, column: Column, language: Language): TabPlan['columns'][number]['offers'] {
  const offered = keysOffered(table, column);
  return offered && { tab: offered.table.name, header: labelOf(offered.table, offered, language) };
}

function hiddenPlan(name: string, headers: readonly string[], note: string): TabPlan {
  const look = { format: 'text', width: 160, wraps: false, isHidden: false, tones: [], isProblem: false } as const;
  const columns = headers.map((header) => ({
    header,
    formerly: [],
    isAppended: false,
    note,
    otherNotes: [],
    isProtected: true,
    ...look,
    offers: null,
  }));
  return { name, hidden: true, color: '', frozenColumns: 0, isGrowing: false, columns, isBanded: false, views: [] };
}

export const HIDDEN_TABS: readonly TabPlan[] = [
  hiddenPlan(
    SYSTEM_TAB,
    SYSTEM_HEADER,
    'The hub’s own memory: fingerprints, and behind them a row for each thing it keeps. Do not edit.',
  ),
  hiddenPlan(HELD_TAB, HELD_HEADER, 'What came in while Google’s property store was down. Do not edit.'),
  hiddenPlan(BIN_TAB, BIN_HEADER, 'Rows that are being moved to the archive. Do not edit.'),
];
