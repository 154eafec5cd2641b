/** The sheet that a list message opens over the chat. */
import { useEffect, useRef } from 'preact/hooks';
import type { ChatMessage } from '../data/types';
import { Icon } from '../ui/icon';

interface ListSheetProps {
  readonly message: ChatMessage;
  readonly onPick: (row: string) => void;
  readonly onClose: () => void;
}

export function ListSheet({ message, onPick, onClose }: ListSheetProps) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector<HTMLElement>('.list-row')?.focus(), []);
  const { content } = message;
  if (content.type !== 'list') return null;
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('.list-row') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    rows[(at + (event.key === 'ArrowDown' ? 1 : -1) + rows.length) % rows.length]?.focus();
  };
  return (
    <div class="list-sheet" ref={root} role="dialog" aria-label={content.button} onKeyDown={keys}>
      <header>
        <h3>{content.button}</h3>
        <button type="button" class="button quiet icon" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="list-rows">
        {content.sections.map((section) => (
          <section key={section.title ?? ''}>
            {section.title ? <h4>{section.title}</h4> : null}
            {section.rows.map(({ id, title, description }) => (
              <button key={id} type="button" class="list-row" onClick={() => onPick(id)}>
                {title}
                {description ? <small>{description}</small> : null}
              </button>
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
