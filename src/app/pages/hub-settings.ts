/** Head office reads and changes the Settings tab from the console, with the same checks of values as in the workbook. */
import type { InputOf } from '../../core/pages/contract.ts';
import type { SettingLine } from '../../core/pages/staff-views.ts';
import type { ActionAnswer, Me } from '../../core/pages/views.ts';
import { type SettingKey, settingProblem } from '../../settings.ts';
import { wholeTable } from '../../store/read-columns.ts';
import { tables } from '../../tables/index.ts';
import { type SettingDefinition, settingDefinitions } from '../../tables/setting-definitions.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { handleEdit } from '../workbook/handle-edit.ts';
import type { At } from './at.ts';
import { trailRows } from './audit.ts';
import { missing, PageRefusal } from './refusal.ts';
import { staffAt } from './visitor.ts';

const { settings: tab } = tables;
const LOCK_WAIT_MS = 10_000;

export function settingsFor({ deps, proof }: At): { readonly settings: readonly SettingLine[] } {
  headOffice(staffAt(proof, deps.config()));
  const { rows } = readTab(deps);
  return {
    settings: rows.flatMap(({ key, value, meaning, problem }) => {
      if (!isSetting(key)) return [];
      const { kind, fallback, choices = [] }: SettingDefinition = settingDefinitions[key];
      return [{ key, value, problem, kind, fallback: String(fallback), meaning, choices }];
    }),
  };
}

export function changeSetting({ deps, proof }: At, { key, value, was }: InputOf<'console.set'>): ActionAnswer {
  const me = staffAt(proof, deps.config());
  headOffice(me);
  if (!isSetting(key)) throw missing(key);
  const done = deps.withLock(LOCK_WAIT_MS, (commit): Done | { readonly text: string } => {
    const { layout, rows } = readTab(deps);
    const places = rows.flatMap((row, index) => (row.key === key ? [{ row, number: index + 2 }] : []));
    const [place] = places;
    if (!place) return { text: 'The Settings tab has no row for it: run set-up.' };
    if (places.length > 1) return { text: 'It stands in the Settings tab twice: remove one of the rows first.' };
    // The same request again: it was already done.
    if (place.row.value === value.trim()) return { row: place.number, outcome: 'repeat' };
    if (place.row.value !== was) return { text: `Meanwhile it was changed to "${place.row.value}".` };
    const problem = settingProblem(rows, { key, value });
    if (problem !== '') return { text: problem };
    const updates = layout.encodeRuns({ ...place.row, value: value.trim() }, new Set(['value'])).map((run) => {
      return { sheet: tab.name, row: place.number, ...run, key: { column: layout.columnNumber('key'), value: key } };
    });
    const deed = { action: 'set', subject: key, from: was, to: value.trim() };
    commit({ updates, appends: [trailRows(deps.workbook, me, [deed], deps.clock.nowMs())] });
    return { row: place.number, outcome: 'done' };
  });
  if (done === BUSY) throw new PageRefusal('busy', 'Many are writing at the moment: try again.');
  if ('text' in done) return { outcome: 'refused', text: done.text };
  // After a repeat as well: the first attempt may have died after the value was written.
  handleEdit(deps, { tab: tab.name, fromRow: done.row, toRow: done.row, isCell: true });
  return { outcome: done.outcome, text: '' };
}

interface Done {
  readonly row: number;
  readonly outcome: 'done' | 'repeat';
}

function readTab({ workbook }: WriterDeps) {
  const [cells = []] = workbook.read([{ sheet: tab.name, fromRow: 1 }]);
  return wholeTable(tab, cells);
}

function isSetting(key: string): key is SettingKey {
  return Object.hasOwn(settingDefinitions, key);
}

function headOffice({ role }: Me): void {
  if (role !== 'HQ') throw new PageRefusal('role', 'Settings are for head office.');
}
