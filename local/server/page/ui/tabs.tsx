/** A row of tabs, as WAI-ARIA describes it: arrow keys move, the selected one is in the tab order. */
interface TabItem {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
}

interface TabsProps {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Id of the panel that shows the selected tab. */
  readonly controls: string;
}

export function Tabs({ label, items, selected, onSelect, controls }: TabsProps) {
  const move = (event: KeyboardEvent): void => {
    const at = items.findIndex(({ id }) => id === selected);
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: items.length - 1 - at };
    const step = steps[event.key];
    const next = step === undefined ? undefined : items[(at + step + items.length) % items.length];
    if (!next) return;
    event.preventDefault();
    onSelect(next.id);
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {items.map(({ id, label: text, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          class="tab"
          data-tab={id}
          aria-selected={id === selected}
          aria-controls={controls}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {text}
          {count === undefined ? null : <span class="count num">{count.toLocaleString('en')}</span>}
        </button>
      ))}
    </div>
  );
}
