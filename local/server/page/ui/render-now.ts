/** Renders a change of state at once instead of a moment later, where the next key press must already find it. */
import { options } from 'preact';

export function renderNow(change: () => void): void {
  const before = options.debounceRendering;
  options.debounceRendering = (render) => render();
  change();
  if (before) options.debounceRendering = before;
  else delete options.debounceRendering;
}
