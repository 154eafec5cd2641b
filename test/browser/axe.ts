/** What axe-core has against a page as it stands: https://github.com/dequelabs/axe-core */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const WEIGHTY = ['serious', 'critical'];

/** Serious and critical faults by WCAG 2.2 AA and good practice, each with the elements that it is about. */
export async function weightyFaults(where: Page | Frame): Promise<string[]> {
  if (!(await where.evaluate("typeof axe !== 'undefined'"))) await where.evaluate(AXE);
  const { violations } = (await where.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
  return violations
    .filter(({ impact }) => WEIGHTY.includes(impact ?? ''))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
    );
}
