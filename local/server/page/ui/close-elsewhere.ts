/** Closes what has popped up when the person presses or goes anywhere else. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

export function useCloseElsewhere(root: RefObject<HTMLElement>, isOpen: unknown, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const away = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [isOpen]);
}
