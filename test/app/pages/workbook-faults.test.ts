/** What a page is told when the workbook fails: only what may be well the next time is called busy, for pages send that again. */
import { callPage } from '../../../src/app/pages/call-page';
import { makePageToken } from '../../../src/core/tokens/page-token';
import { type FaultReason, WorkbookFault } from '../../../src/ports';
import { createDryHub, DRY_SECRETS } from '../../../tools/dry-hub/dry-hub';

const NOW = Date.parse('2026-11-27T12:00:00+07:00');

test.each<[FaultReason, string]>([
  ['busy', 'busy'],
  ['unclear', 'busy'],
  ['full', 'fault'],
  ['refused', 'fault'],
  ['beyond-grid', 'fault'],
  ['missing-tab', 'fault'],
])('%s is %s', (reason, refusal) => {
  const { deps } = createDryHub({ nowMs: NOW, tabs: {} });
  const read = () => {
    throw new WorkbookFault(reason, 'The workbook said no.');
  };
  const broken = { ...deps, workbook: { ...deps.workbook, read }, workbookAtOnce: { read } };
  const pass = { page: 'console', who: 'P1', generation: 0, expiresAtMs: NOW + 86_400_000 } as const;
  const token = makePageToken(pass, DRY_SECRETS.tokenSecret);
  const answer = JSON.parse(callPage(broken, JSON.stringify({ call: 'console.units', token, input: { query: '' } })));
  expect(answer).toMatchObject({ ok: false, refusal });
});
