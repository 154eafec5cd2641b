/** The code as it is at Google, filed in the archive, and held against what this folder would push. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ClaspProblem, claspJson, scriptIdHere } from '../deploy/clasp.ts';

/** Null when this folder is bound to no script; '' when both are the same. */
export async function compareCode(archive: string): Promise<string | null> {
  const scriptId = scriptIdHere();
  if (scriptId === null) return null;
  const folder = resolve(archive, 'code');
  mkdirSync(folder, { recursive: true });
  const project = join(folder, '.clasp.json');
  writeFileSync(project, `${JSON.stringify({ scriptId, rootDir: '.' })}\n`);
  try {
    await claspJson(['pull'], { clasp_config_project: project });
  } catch (error) {
    if (error instanceof ClaspProblem) return error.message.split('\n')[0] ?? 'clasp could not pull.';
    throw error;
  }
  if (!existsSync('dist')) return '';
  const others = readdirSync('dist').filter((file) => !isSame(join('dist', file), join(folder, file)));
  return others.length === 0
    ? ''
    : `The script at Google is not what this folder would push: ${others.join(', ')}. Somebody changed it there, or npm run deploy is due.`;
}

/** clasp may end a file otherwise. */
function isSame(one: string, other: string): boolean {
  return existsSync(other) && readFileSync(one, 'utf8').trim() === readFileSync(other, 'utf8').trim();
}
