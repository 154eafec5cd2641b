/** The Settings tab, for head office: what is in force, what it means, and changing one. */
import { useState } from 'preact/hooks';
import type { SettingLine } from '../../core/pages/staff-views.ts';
import { SETTING_WORDS } from '../../core/words/setting-words.ts';
import { settingDefinitions } from '../../tables/setting-definitions.ts';
import { Dialog } from '../shared/dialog.tsx';
import { language } from '../shared/format.ts';
import { notify } from '../shared/notice.tsx';
import { ask, noteDeed, useCall } from './state.ts';
import { Loading } from './status.tsx';
import { type ColumnOf, Table } from './table.tsx';
import { said, w } from './words.ts';

/** The meaning of a setting. A page older than the hub may not know the setting; then the workbook's text is shown. */
function meaningOf({ key, meaning }: SettingLine): string {
  const known = language.value === 'id' ? SETTING_WORDS : MEANINGS;
  return (known as Readonly<Record<string, string>>)[key] ?? meaning;
}

const MEANINGS = Object.fromEntries(Object.entries(settingDefinitions).map(([key, { meaning }]) => [key, meaning]));

const COLUMNS: () => readonly ColumnOf<SettingLine>[] = () => [
  { key: 'key', label: w('setting'), value: ({ key }) => key },
  { key: 'value', label: w('value'), value: ({ value, fallback }) => `${value} ${fallback}`, show: (line) => <InForce line={line} /> },
  { key: 'meaning', label: w('meaning'), width: '280px', value: meaningOf, show: (line) => <span class="clip" title={meaningOf(line)}>{meaningOf(line)}</span> },
  { key: 'problem', label: w('problem'), value: ({ problem }) => said(problem) },
]; // biome-ignore format: a column a line

export function SettingsPage() {
  const { data, error, reload } = useCall('console.settings', {});
  const [chosen, choose] = useState<SettingLine | null>(null);
  if (!data) return <Loading error={error} retry={reload} />;
  return (
    <>
      <Table label={w('settings')} columns={COLUMNS()} rows={data.settings} idOf={({ key }) => key} onOpen={choose} />
      {chosen ? <Change key={chosen.key} line={chosen} onClose={() => choose(null)} /> : null}
    </>
  );
}

function InForce({ line: { value, fallback } }: { readonly line: SettingLine }) {
  if (value !== '') return <b class="clip">{value}</b>;
  return <span class="clip muted">{fallback === '' ? '–' : fallback}</span>;
}

function Change({ line, onClose }: { readonly line: SettingLine; readonly onClose: () => void }) {
  const [value, setValue] = useState(line.value);
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await ask('console.set', { key: line.key, value: value.trim(), was: line.value });
    setBusy(false);
    if (answer?.outcome === 'refused') setProblem(answer.text);
    if (answer?.outcome !== 'done') return;
    notify(w('settingChanged'));
    noteDeed();
    onClose();
  };
  return (
    <Dialog title={line.key} closeWord={w('close')} onClose={onClose}>
      <p>{meaningOf(line)}</p>
      <form class="doing" onSubmit={(event) => void save(event)}>
        <ValueField line={line} value={value} onValue={setValue} />
        <button type="submit" class="button primary" aria-disabled={isBusy || value.trim() === line.value}>
          {w('save')}
        </button>
      </form>
      <p class="muted">
        {w('fallback')}: {line.fallback === '' ? '–' : line.fallback}
      </p>
      {problem === '' ? null : (
        <p class="badge critical" role="alert">
          {said(problem)}
        </p>
      )}
    </Dialog>
  );
}

interface ValueFieldProps {
  readonly line: SettingLine;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** The input for a value. The value typed in the workbook is among the choices, valid or not. */
function ValueField({ line: { kind, choices, value: before }, value, onValue }: ValueFieldProps) {
  const known = kind === 'boolean' ? ['TRUE', 'FALSE'] : choices;
  if (known.length === 0)
    return (
      <label class="label">
        {w('value')}
        <input class="field" maxLength={500} value={value} onInput={(event) => onValue(event.currentTarget.value)} />
      </label>
    );
  return (
    <label class="label">
      {w('value')}
      <select class="field" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {[...new Set(['', ...known, before])].map((each) => (
          <option key={each} value={each}>
            {each === '' ? w('fallback') : each}
          </option>
        ))}
      </select>
    </label>
  );
}
