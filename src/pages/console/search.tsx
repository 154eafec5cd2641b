/** The search field on every view, which finds leads, customers, serials, sales and dealers. "/" puts the cursor there. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Found } from '../../core/pages/staff-views.ts';
import { ask, go, opened } from './state.ts';
import { w } from './words.ts';

const PAUSE_MS = 350;
const SHORTEST = 2;

export function Search() {
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => focusOnSlash(field), []);
  useEffect(() => {
    setFound(null);
    if (query.trim().length < SHORTEST) return;
    const timer = setTimeout(() => void ask('console.search', { query: query.trim() }).then((answer) => setFound(answer?.found ?? null)), PAUSE_MS); // biome-ignore format: one timer
    return () => clearTimeout(timer);
  }, [query]);
  const open = (each: Found): void => {
    setQuery('');
    if (each.kind === 'lead' || each.kind === 'unit') opened.value = { kind: each.kind, id: each.id };
    else go(each.kind === 'dealer' ? 'dealers' : 'sales', each.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setQuery('');
    const [first] = found ?? [];
    if (event.key === 'Enter' && first) open(first);
  };
  return (
    <search class="search">
      <input
        ref={field}
        class="field"
        type="search"
        maxLength={100}
        placeholder={`${w('search')} ( / )`}
        aria-label={w('search')}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {found ? <Results found={found} onOpen={open} /> : null}
    </search>
  );
}

function focusOnSlash(field: { readonly current: HTMLInputElement | null }): () => void {
  const listen = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key !== '/' || isTyping) return;
    event.preventDefault();
    field.current?.focus();
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}

function Results({ found, onOpen }: { readonly found: readonly Found[]; readonly onOpen: (each: Found) => void }) {
  if (found.length === 0)
    return (
      <p class="results none" role="status">
        {w('nothingFound')}
      </p>
    );
  return (
    <ul class="results">
      {found.map((each) => (
        <li key={`${each.kind} ${each.id}`}>
          <button type="button" onClick={() => onOpen(each)}>
            <b>{each.title}</b> <span class="muted">{each.detail}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
