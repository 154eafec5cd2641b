/** Picks one of many: a button that opens a searchable list (WAI-ARIA combobox), for hundreds of entries. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
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
  useEffect(() => {
    if (!open) return;
    const away = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);
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
        aria-label={props.label}
        onClick={() => setOpen(!open)}
      >
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
  const found = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const match = ({ label: text, detail }: PickerItem): boolean => {
      const whole = `${text} ${detail}`.toLowerCase();
      return words.every((word) => whole.includes(word));
    };
    return items.filter(match);
  }, [items, query]);
  const shown = found.slice(0, SHOWN);
  const choose = (id: string | undefined): void => {
    if (id === undefined) return;
    onSelect(id);
    close();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    if (event.key === 'Enter') choose(shown[at]?.id);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || shown.length === 0) return;
    event.preventDefault();
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
        placeholder="Search by name or place"
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={keys}
      />
      <div class="picker-list" role="listbox" id={listId} aria-label={label}>
        {shown.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the combobox above has the keys
          <div
            key={item.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={item.id === selected}
            class={index === at ? 'option active' : 'option'}
            onClick={() => choose(item.id)}
          >
            <span>
              {item.label}
              <small>{item.detail}</small>
            </span>
            {item.mark ? <span class="badge info num">{item.mark}</span> : null}
          </div>
        ))}
        {found.length === 0 ? <p class="picker-none">Nobody matches “{query}”.</p> : null}
        {found.length > SHOWN ? (
          <p class="picker-none">{(found.length - SHOWN).toLocaleString('en')} more. Type to narrow down.</p>
        ) : null}
      </div>
      {footer ? <div class="picker-foot">{footer(close)}</div> : null}
    </div>
  );
}
