/** Short notices, read out by screen readers; what failed stays until it is closed. */
import { signal } from '@preact/signals';

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'error';
}

const notices = signal<readonly Notice[]>([]);
let count = 0;
const DONE_MS = 5_000;

export function notify(text: string, tone: Notice['tone'] = 'done'): void {
  count += 1;
  const id = count;
  notices.value = [...notices.value.filter((notice) => notice.text !== text), { id, text, tone }].slice(-3);
  if (tone === 'done') setTimeout(() => dismiss(id), DONE_MS);
}

function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

export function Notices({ closeWord }: { readonly closeWord: string }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {notices.value.map(({ id, text, tone }) => (
        <div key={id} class={`toast ${tone}`}>
          <div>{text}</div>
          <button type="button" class="button quiet" onClick={() => dismiss(id)}>
            {closeWord}
          </button>
        </div>
      ))}
    </div>
  );
}
