/** When a finding counts as decided: by its state, whatever its facts read like since. */
import { reconcileFindings, takeDecision } from '../../../src/core/integrity/findings';
import { ruleFamilies } from '../../../src/core/integrity/judge';

const [rule] = ruleFamilies.flatMap(({ rules }) => rules);
if (!rule) throw new Error('There are no rules.');
const [DAY_1, DAY_2, DAY_9] = [1, 2, 9].map((day) => Date.UTC(2026, 10, day));
const judgement = { rule, severity: 'hard', subject: 'S-1', expected: 'Rp 2', found: 'Rp 1' } as const;
const context = (nowMs = 0) => ({ nowMs, evidenceOf: () => '', dealerOf: () => 'D1' });

test('a decided finding whose facts read otherwise for a while was decided when it was; an open one changes', () => {
  const [open] = reconcileFindings([], [judgement], context(DAY_1)).opened;
  if (!open) throw new Error('nothing was opened');
  const asked = { ...open, decision: 'false alarm' as const };
  const decided = { ...asked, ...takeDecision(asked, DAY_2 ?? 0) };
  expect(decided).toMatchObject({ state: 'false alarm', changedAt: DAY_2 });
  const inBahasa = { ...decided, found: 'Kenyataan' };
  const [again] = reconcileFindings([inBahasa], [judgement], context(DAY_9)).changed;
  expect(again?.patch).toMatchObject({ state: 'false alarm', found: 'Rp 1', changedAt: DAY_2 });
  const [other] = reconcileFindings([{ ...open, found: 'Rp 0' }], [judgement], context(DAY_9)).changed;
  expect(other?.patch).toMatchObject({ state: 'open', changedAt: DAY_9 });
});
