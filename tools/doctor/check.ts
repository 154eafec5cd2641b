/** The result of one check, worded for somebody who is not a developer. */
export interface Finding {
  readonly name: string;
  readonly state: 'well' | 'wrong' | 'not looked at';
  /** What was seen. */
  readonly says: string;
  /** What to do about it; '' for nothing. */
  readonly cure: string;
}

export const well = (name: string, says: string): Finding => ({ name, state: 'well', says, cure: '' });
export const wrong = (name: string, says: string, cure: string): Finding => ({ name, state: 'wrong', says, cure });
export const skipped = (name: string, says: string): Finding => ({ name, state: 'not looked at', says, cure: '' });

/** One finding for all `wrongs`, or a good one when there are none. */
export function verdict(name: string, wrongs: readonly string[], cure: string, says: string): Finding {
  return wrongs.length === 0 ? well(name, says) : wrong(name, wrongs.join(' '), cure);
}

const SIGNS = { well: '✓', wrong: '✗', 'not looked at': '–' } as const;

export function lines(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ name, state, says, cure }) => [
    `${SIGNS[state]} ${name}: ${state === 'wrong' ? 'wrong. ' : ''}${says}`,
    ...(cure === '' ? [] : [`    → ${cure}`]),
  ]);
}
