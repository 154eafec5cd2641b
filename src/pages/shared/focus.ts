/**
 * Keyboard focus. A button waiting for an answer is `aria-disabled` and not `disabled`, which would take the focus from it.
 * When the focused element disappears, the focus moves to its former place, not to the top of the page.
 */

/** Elements that had the focus, newest first, each with its ancestors. */
let places: readonly (readonly Element[])[] = [];
const MOST_PLACES = 20;

export function keepFocus(): void {
  document.addEventListener('click', ignoreWaiting, true);
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) places = [withParents(target), ...places].slice(0, MOST_PLACES);
  });
  new MutationObserver(comeBack).observe(document.body, { childList: true, subtree: true });
}

/** Enter in a field comes here, too: the browser clicks on the form's button. */
function ignoreWaiting(event: Event): void {
  if (!(event.target instanceof Element) || !event.target.closest('[aria-disabled="true"]')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function withParents(element: Element): readonly Element[] {
  const { parentElement } = element;
  return [element, ...(parentElement ? withParents(parentElement) : [])];
}

function comeBack(): void {
  const [lost] = places;
  if (document.activeElement !== document.body || !lost || lost[0]?.isConnected) return;
  const stood = lost.find(({ isConnected }) => isConnected);
  const opener = lost.some((each) => !each.isConnected && each.tagName === 'DIALOG') && places.find(isThere)?.[0];
  const home = opener || fieldInPlaceOf(stood) || stood?.closest('[tabindex], section, dialog, main');
  if (!(home instanceof HTMLElement)) return;
  if (home.tabIndex < 0) home.tabIndex = -1;
  home.focus({ preventScroll: true });
}

function isThere([element]: readonly Element[]): boolean {
  return element?.isConnected === true;
}

/** The first field of a form that replaced its button. Never a button, since another Enter would press it. */
function fieldInPlaceOf(stood: Element | undefined): Element | null {
  return stood?.closest('footer, form, .decision') ? stood.querySelector('select, input, textarea') : null;
}
