/** Files the code at Google in the archive, and compares it with what this folder would push. */
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ClaspProblem, pullScript, scriptIdHere } from '../deploy/clasp.ts';
import { filesIn } from '../deploy/others-code.ts';

export interface Compared {
  /** '' when both are the same, or were not compared. */
  readonly problem: string;
  /** Why they were not compared; '' when they were. */
  readonly note: string;
}

export async function compareCode(archive: string): Promise<Compared> {
  const scriptId = scriptIdHere();
  if (scriptId === null) return { problem: '', note: 'The code was not compared: this folder is bound to no script.' };
  try {
    const pulled = await pullScript(scriptId);
    const folder = join(archive, 'code');
    // With what was taken out at Google, too.
    rmSync(folder, { recursive: true, force: true });
    cpSync(pulled, folder, { recursive: true });
    rmSync(pulled, { recursive: true, force: true });
    return { problem: differences(folder), note: '' };
  } catch (error) {
    if (!(error instanceof ClaspProblem)) throw error;
    if (/No credentials|not logged in/i.test(error.message))
      return { problem: '', note: 'The code was not compared: clasp is not signed in here (npx clasp login).' };
    return { problem: error.message.split('\n')[0] ?? 'clasp could not pull.', note: '' };
  }
}

/** Differences in both directions: changed, removed, or added at Google. */
function differences(folder: string): string {
  if (!existsSync('dist')) return '';
  const there = filesIn(folder);
  const here = filesIn('dist');
  const others = [
    ...here.filter((file) => !isSame(join('dist', file), join(folder, file))),
    ...there.filter((file) => !here.includes(file)).map((file) => `${file} (not in this folder)`),
  ];
  return others.length === 0
    ? ''
    : `The script at Google is not what this folder would push: ${others.join(', ')}. Somebody changed it there, or npm run deploy is due.`;
}

/** clasp may end a file otherwise. */
function isSame(one: string, other: string): boolean {
  return existsSync(other) && readFileSync(one, 'utf8').trim() === readFileSync(other, 'utf8').trim();
}
