/** The guard around each step of a round: what fails is taken back, said once and put off; everything else goes on. */
import { ALL_STEPS, openGuard, type StepGuard } from '../../../src/app/round/guard';
import type { Round } from '../../../src/app/round/round';
import { type Log, WorkbookFault } from '../../../src/ports';
import { newState } from '../../../src/store/state/hub-state';

const MINUTE = 60_000;
const STEP = { name: 'window', subject: 'L-000001' };
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Rounds over one memory: what is staged between a checkpoint and a rollback is gone. */
function openRounds() {
  let staged: string[] = [];
  let saved: string[] = [];
  const session = {
    system: { state: newState() },
    checkpoint: () => {
      saved = [...staged];
    },
    rollback: () => {
      staged = saved;
    },
    isOpen: () => false,
    table: () => ({ append: ({ rule }: { rule: string }) => staged.push(rule), has: () => false }),
  };
  return {
    staged: () => staged,
    stage: (what: string) => staged.push(what),
    troubles: () => session.system.state.troubles,
    at: (nowMs: number): StepGuard => openGuard({ session, nowMs } as unknown as Round, quiet, ALL_STEPS),
  };
}

test('what a failing step staged is taken back, it is said once, and other steps go on', () => {
  const rounds = openRounds();
  const fails = () => {
    rounds.stage('half a thought');
    throw new Error('broken');
  };
  for (let minute = 0; minute < 60; minute++) {
    const guard = rounds.at(minute * MINUTE);
    guard.run(STEP, fails);
    expect(guard.run({ name: 'event', subject: `${minute}` }, () => rounds.stage('served'))).toBe('done');
  }
  expect(rounds.staged().filter((what) => what === 'served')).toHaveLength(60);
  expect(rounds.staged().filter((what) => what !== 'served')).toEqual(['step-failed']);
});

test('the pauses double from two minutes to six hours, and a step that succeeds starts anew', () => {
  const rounds = openRounds();
  const tried: number[] = [];
  for (let minute = 0; minute < 24 * 60; minute++)
    rounds.at(minute * MINUTE).run(STEP, () => {
      tried.push(minute);
      throw new Error('broken');
    });
  expect(tried.slice(0, 6)).toEqual([0, 2, 6, 14, 30, 62]);
  const gaps = tried.slice(1).map((minute, i) => minute - (tried[i] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(6 * 60);
  expect(rounds.at(48 * 60 * MINUTE).run(STEP, () => undefined)).toBe('done');
  expect(Object.keys(rounds.troubles())).toEqual([]);
});

test('what is to be done instead is done, and may fail as well', () => {
  const rounds = openRounds();
  const fails = () => {
    throw new Error('broken');
  };
  expect(rounds.at(0).run(STEP, fails, () => rounds.stage('buried'))).toBe('failed');
  expect(rounds.at(0).run(STEP, fails, fails)).toBe('failed');
  expect(rounds.staged()).toEqual(['buried']);
});

test('a workbook that cannot be read or written ends the round: nothing is blamed on the step', () => {
  const rounds = openRounds();
  const run = () =>
    rounds.at(0).run(STEP, () => {
      throw new WorkbookFault('busy', 'Service Spreadsheets timed out');
    });
  expect(run).toThrow(WorkbookFault);
  expect(Object.keys(rounds.troubles())).toEqual([]);
});
