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

test('what was decided while a finding closed, or after, is no decision on other facts that come later', () => {
  const [open] = reconcileFindings([], [judgement], context(DAY_1)).opened;
  if (!open) throw new Error('nothing was opened');
  const asked = { ...open, decision: 'acknowledged' as const };
  const [closing] = reconcileFindings([asked], [], context(DAY_2)).changed;
  const late = { ...asked, state: 'closed' as const };
  for (const closed of [
    { ...asked, ...closing?.patch },
    { ...late, ...takeDecision(late, DAY_2 ?? 0) },
  ]) {
    expect(closed.state).toBe('closed');
    const [same] = reconcileFindings([closed], [judgement], context(DAY_9)).changed;
    expect(same?.patch.state).toBe('acknowledged');
    const [other] = reconcileFindings([closed], [{ ...judgement, found: 'Rp 0' }], context(DAY_9)).changed;
    expect(other?.patch.state).toBe('open');
  }
});
