import type { Page } from 'playwright-core';

/** Controls of which a part lies outside of the screen, or whose words do not fit. Grids and rows of sheets scroll by design. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const controls = Array.from(document.querySelectorAll('button, a, input, select, textarea, summary, [role=tab]'));
    return controls.flatMap((control) => {
      if (control.closest('.grid, .sheet-tabs .tabs, .visually-hidden') || !control.checkVisibility()) return [];
      const { left, right, width } = control.getBoundingClientRect();
      if (width <= 1) return [];
      const isOutside = left < -1 || right > innerWidth + 1;
      const isSquashed = control.tagName === 'BUTTON' && control.scrollWidth > control.clientWidth + 1;
      const isHidden = control.tagName === 'SELECT' && width < 60;
      const name = control.getAttribute('aria-label') ?? control.textContent ?? '';
      return isOutside || isSquashed || isHidden ? [`${control.tagName} ${name.trim().slice(0, 40)}`] : [];
    });
  });
