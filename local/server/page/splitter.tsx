/** The line between phones and panel: dragged, or moved with the arrow keys; remembered. */
import { effect, signal } from '@preact/signals';

const KEY = 'dealer-hub-panel-width';
const SMALLEST = 320;

function firstWidth(): number {
  const saved = Number(localStorage.getItem(KEY));
  if (saved >= SMALLEST) return saved;
  return Math.round(Math.min(760, Math.max(420, innerWidth * 0.38)));
}

export const panelWidth = signal(firstWidth());
effect(() => localStorage.setItem(KEY, String(panelWidth.value)));

function setWidth(width: number): void {
  panelWidth.value = Math.round(Math.min(innerWidth - 420, Math.max(SMALLEST, width)));
}

export function Splitter() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is not an <hr>
    <div
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the panel"
      aria-valuenow={panelWidth.value}
      aria-valuemin={SMALLEST}
      tabIndex={0}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) setWidth(innerWidth - event.clientX);
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') setWidth(panelWidth.value + 24);
        if (event.key === 'ArrowRight') setWidth(panelWidth.value - 24);
      }}
    />
  );
}
