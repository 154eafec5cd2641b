/** Short notices in a corner, read out by screen readers; errors stay until they are closed. */
import { signal } from '@preact/signals';
import { Icon } from './icon';

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'error';
}

const notices = signal<readonly Notice[]>([]);
let count = 0;

export function notify(text: string, tone: Notice['tone'] = 'error'): void {
  count += 1;
  const id = count;
  notices.value = [...notices.value.filter((notice) => notice.text !== text), { id, text, tone }].slice(-3);
  if (tone === 'done') setTimeout(() => dismiss(id), 4000);
}

function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {notices.value.map(({ id, text, tone }) => (
        <div key={id} class={`toast ${tone}`}>
          <div>{text}</div>
          <button type="button" class="button quiet icon" aria-label="Dismiss" onClick={() => dismiss(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
