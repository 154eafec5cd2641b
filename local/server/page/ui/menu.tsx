/** A button that opens a short menu beside itself; closes on choice, Escape, or a click elsewhere. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useCloseElsewhere } from './close-elsewhere';
import { Icon, type IconName } from './icon';

export interface MenuItem {
  readonly label: string;
  readonly icon: IconName;
  readonly run: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly icon: IconName;
  readonly items: readonly MenuItem[];
  readonly class?: string;
  /** Words on the button; without them it is its icon, named by `label`. */
  readonly text?: string;
}

export function Menu({ label, icon, items, text, class: extra = '' }: MenuProps) {
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useCloseElsewhere(root, place, () => setPlace(null));
  useEffect(() => {
    if (place) root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [place]);

  const open = (): void => {
    const box = button.current?.getBoundingClientRect();
    if (box) setPlace(placeBeside(box, items.length * 34 + 10));
  };

  const leave = (): void => {
    setPlace(null);
    button.current?.focus();
  };
  const choose = (item: MenuItem): void => {
    leave();
    item.run();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') leave();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    focusNext(root.current, event.key === 'ArrowDown' ? 1 : -1);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to the keys of the buttons inside
    <span ref={root} onKeyDown={keys}>
      <button
        ref={button}
        type="button"
        class={`button quiet ${text === undefined ? 'icon' : ''} ${extra}`}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={place !== null}
        onClick={() => (place ? setPlace(null) : open())}
      >
        {text}
        <Icon name={icon} />
      </button>
      {place ? (
        <div class="menu" role="menu" aria-label={label} style={{ left: `${place.left}px`, top: `${place.top}px` }}>
          {items.map((item) => (
            <button key={item.label} type="button" role="menuitem" tabIndex={-1} onClick={() => choose(item)}>
              <Icon name={item.icon} />
              {item.label}
            </button>
          ))}
        </div>
      ) : null}
    </span>
  );
}

/** Below the button where there is room, otherwise above it. */
function placeBeside(box: DOMRect, height: number): { left: number; top: number } {
  const left = Math.max(8, Math.min(box.left, innerWidth - 172));
  const below = box.bottom + 4 + height < innerHeight;
  return { left, top: below ? box.bottom + 4 : Math.max(8, box.top - height - 4) };
}

function focusNext(root: HTMLElement | null, step: 1 | -1): void {
  const all = [...(root?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[(at + step + all.length) % all.length]?.focus();
}
