/** A modal dialog on the browser's own <dialog>: focus stays inside, Escape closes, focus returns. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface DialogProps {
  readonly title: string;
  readonly closeWord: string;
  readonly onClose: () => void;
  readonly className?: string;
  readonly footer?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Dialog({ title, closeWord, onClose, className = '', footer, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    ref.current?.showModal();
  }, []);
  return (
    <dialog ref={ref} class={`dialog ${className}`} aria-labelledby={titleId} onClose={onClose}>
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="button quiet" onClick={() => ref.current?.close()}>
          {closeWord}
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div class="content" tabIndex={0}>
        {children}
      </div>
      {footer ? <footer>{footer}</footer> : null}
    </dialog>
  );
}
