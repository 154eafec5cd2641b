/** Form fields whose contents survive a lost network and a closed page. */
import { useState } from 'preact/hooks';
import { keepDraft, readDraftForm } from '../shared/drafts.ts';
import type { Word } from './words.ts';
import { w } from './words.ts';

export interface DraftForm {
  readonly values: Readonly<Record<string, string>>;
  set(field: string, value: string): void;
  clear(): void;
}

/** `start`: the initial values when nothing was typed yet. */
export function useDraftForm(key: string, start: Readonly<Record<string, string>>): DraftForm {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({ ...readDraftForm(key), ...start });
  const put = (next: Readonly<Record<string, string>>) => {
    setValues(next);
    keepDraft(key, Object.values(next).some((value) => value !== '') ? JSON.stringify(next) : '');
  };
  return { values, set: (field, value) => put({ ...values, [field]: value }), clear: () => put({}) };
}

interface FieldProps {
  readonly form: DraftForm;
  readonly name: string;
  readonly label: Word;
  readonly type?: string;
  readonly inputMode?: 'numeric' | 'tel' | 'text';
  readonly required?: boolean;
  readonly most?: number;
}

export function Field({
  form,
  name,
  label,
  type = 'text',
  inputMode = 'text',
  required = false,
  most = 200,
}: FieldProps) {
  return (
    <label class="label">
      {w(label)}
      <input
        class="field"
        name={name}
        type={type}
        inputMode={inputMode}
        required={required}
        maxLength={most}
        autocomplete="off"
        value={form.values[name] ?? ''}
        onInput={(event) => form.set(name, event.currentTarget.value)}
      />
    </label>
  );
}

interface ChoiceProps {
  readonly form: DraftForm;
  readonly name: string;
  readonly label: Word;
  readonly options: readonly (readonly [value: string, words: string])[];
}

export function Choice({ form, name, label, options }: ChoiceProps) {
  return (
    <label class="label">
      {w(label)}
      <select
        class="field"
        name={name}
        value={form.values[name] ?? options[0]?.[0] ?? ''}
        onChange={(event) => form.set(name, event.currentTarget.value)}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
