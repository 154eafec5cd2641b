/** The input that opens in a cell: text, text with suggestions, or a choice where nothing else is allowed. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { ColumnFacts } from '../data/types';

/** Null leaves the cell as it was. Afterwards the focus stays, moves down or right, or is where the person went. */
export type Finish = (value: string | null, how: 'stay' | 'down' | 'right' | 'left') => void;

interface CellInputProps {
  readonly text: string;
  /** The key that opened the cell and replaces what it held; null keeps it. */
  readonly first: string | null;
  readonly facts: ColumnFacts | undefined;
  readonly onFinish: Finish;
  /** Several cells were pasted into this one, as phones have it, where nothing can be pasted but into a field. */
  readonly onBlock: (text: string) => void;
}

export function CellInput({ text, first, facts, onFinish, onBlock }: CellInputProps) {
  const done = useRef(false);
  const finish: Finish = (value, how) => {
    if (done.current) return;
    done.current = true;
    onFinish(value, how);
  };
  const keys = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const { value } = event.currentTarget as HTMLInputElement | HTMLSelectElement;
    if (event.key === 'Enter') finish(value, 'down');
    else if (event.key === 'Tab' && !event.shiftKey) finish(value, 'right');
    else if (event.key === 'Escape') finish(null, 'stay');
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent): void => {
    event.stopPropagation();
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (!/[\t\n]/.test(pasted.trimEnd())) return;
    event.preventDefault();
    finish(null, 'stay');
    onBlock(pasted);
  };
  const choices = facts?.choices ?? null;
  const parts = { text, first, keys, finish };
  return choices !== null && facts?.strict ? (
    <ChoiceInput {...parts} choices={choices} />
  ) : (
    <TextInput {...parts} choices={choices ?? []} paste={paste} />
  );
}

interface InputProps {
  readonly text: string;
  readonly first: string | null;
  readonly choices: readonly string[];
  readonly keys: (event: KeyboardEvent) => void;
  readonly finish: Finish;
}

function TextInput({
  text,
  first,
  choices,
  keys,
  finish,
  paste,
}: InputProps & { paste: (event: ClipboardEvent) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const start = first ?? text;
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(start.length, start.length);
  }, []);
  return (
    <>
      <input
        ref={input}
        type="text"
        aria-label="Cell value"
        defaultValue={start}
        {...(choices.length > 0 ? { list: listId } : {})}
        onBlur={(event) => finish(event.currentTarget.value, 'left')}
        onKeyDown={keys}
        onPaste={paste}
      />
      {choices.length > 0 ? (
        <datalist id={listId}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}

function ChoiceInput({ text, first, choices, keys, finish }: InputProps) {
  const select = useRef<HTMLSelectElement>(null);
  const byKey = useRef(false);
  const begun = first === null ? undefined : choices.find((each) => each.toLowerCase().startsWith(first.toLowerCase()));
  useLayoutEffect(() => {
    select.current?.focus();
    // The list opens by itself where the browser lets it.
    if (first === null) openList(select.current);
  }, []);
  const all = text === '' || choices.includes(text) ? choices : [text, ...choices];
  return (
    <select
      ref={select}
      aria-label="Cell value"
      defaultValue={begun ?? text}
      onBlur={(event) => finish(event.currentTarget.value, 'left')}
      onChange={(event) => {
        // Arrow keys go through the list and Enter takes what they came to; a click takes it at once.
        if (!byKey.current) finish(event.currentTarget.value, 'stay');
        byKey.current = false;
      }}
      onKeyDown={(event) => {
        byKey.current = true;
        keys(event);
      }}
      onPointerDown={() => {
        byKey.current = false;
      }}
    >
      <option value="" />
      {all.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </select>
  );
}

function openList(select: HTMLSelectElement | null): void {
  try {
    select?.showPicker();
  } catch {
    // Not by a key or a click: it opens at the next one.
  }
}
