/** Picks one of many: a button that opens a searchable list (WAI-ARIA combobox), for hundreds of entries. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { useCloseElsewhere } from './close-elsewhere';
import { Icon } from './icon';

export interface PickerItem {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly mark?: string;
}

interface PickerProps {
  readonly label: string;
  readonly items: readonly PickerItem[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  /** What the closed picker shows. */
  readonly children: ComponentChildren;
  readonly footer?: (close: () => void) => ComponentChildren;
}

const SHOWN = 60;

export function Picker(props: PickerProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useCloseElsewhere(root, open, () => setOpen(false));
  const close = (): void => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  return (
    <div class="picker" ref={root}>
      <button
        type="button"
        class="picker-button"
        aria-haspopup="listbox"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span class="visually-hidden">{props.label}</span>
        {props.children}
        <Icon name="down" />
      </button>
      {open ? <PickerList {...props} close={close} /> : null}
    </div>
  );
}

function PickerList({ label, items, selected, onSelect, footer, close }: PickerProps & { close: () => void }) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const { count, shown } = useFound(items, query);
  const choose = (id: string | undefined): void => {
    if (id === undefined) return;
    onSelect(id);
    close();
  };
  const keys = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') choose(shown[at]?.id);
    else if (step === undefined) return;
    // The button that gets the focus back is not pressed by the same key: its list would open again at once.
    event.preventDefault();
    if (step === undefined || shown.length === 0) return;
    const next = (at + step + shown.length) % shown.length;
    setAt(next);
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div class="picker-pop">
      <input
        ref={input}
        class="field"
        type="text"
        role="combobox"
        aria-label={`Search: ${label}`}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={shown.length > 0 ? `${listId}-${at}` : undefined}
        placeholder="Search"
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={keys}
      />
      <div class="picker-list" role="listbox" id={listId} aria-label={label}>
        {shown.map((item, index) => (
          <Option
            key={item.id}
            id={`${listId}-${index}`}
            item={item}
            selected={item.id === selected}
            active={index === at}
            onChoose={() => choose(item.id)}
          />
        ))}
        <Rest found={count} query={query} />
      </div>
      {footer ? <div class="picker-foot">{footer(close)}</div> : null}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly item: PickerItem;
  readonly selected: boolean;
  readonly active: boolean;
  readonly onChoose: () => void;
}

function Option({ id, item, selected, active, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the combobox above has the keys
    <div id={id} role="option" aria-selected={selected} class={active ? 'option active' : 'option'} onClick={onChoose}>
      <span>
        {item.label}
        <small>{item.detail}</small>
      </span>
      {item.mark ? <span class="badge info num">{item.mark}</span> : null}
    </div>
  );
}

/** What the list says below what it shows. */
function Rest({ found, query }: { found: number; query: string }) {
  if (found === 0) return <p class="picker-none">Nothing matches “{query}”.</p>;
  if (found <= SHOWN) return null;
  return <p class="picker-none">{(found - SHOWN).toLocaleString('en')} more. Type to narrow down.</p>;
}

function useFound(items: readonly PickerItem[], query: string) {
  const found = useMemo(() => search(items, query), [items, query]);
  return { count: found.length, shown: found.slice(0, SHOWN) };
}

/** Items that hold every word of the query. */
function search(items: readonly PickerItem[], query: string): readonly PickerItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ label, detail }) => {
    const whole = `${label} ${detail}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}
