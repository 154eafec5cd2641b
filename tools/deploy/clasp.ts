/** Running the clasp that the project installs, and reading what it says. It exits 0 in some cases that are no success. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CLASP = join('node_modules', '@google', 'clasp', 'build', 'src', 'index.js');
/** docs/DEPLOY.md says the same. */
const CREATE_SCRIPT = 'npx clasp create-script --type sheets --title "Dealer Hub" --rootDir dist';

/** Its message says what to do. */
export class ClaspProblem extends Error {}

/** The JSON that a clasp command prints. `settings`: more of the environment, clasp_config_project for one. Throws ClaspProblem with what to do. */
export async function claspJson(parameters: readonly string[], settings: NodeJS.ProcessEnv = {}): Promise<unknown> {
  const { status, output, errors } = await run([...parameters, '--json'], settings);
  const words = `${output}\n${errors}`.trim();
  if (status !== 0) throw new ClaspProblem(`clasp ${parameters[0]} failed: ${words}${hint(words)}`);
  const start = output.search(/[[{]/);
  try {
    return JSON.parse(output.slice(start)) as unknown;
  } catch {
    throw new ClaspProblem(`clasp ${parameters[0]} gave no answer that can be read: ${words || '(nothing)'}`);
  }
}

function run(
  parameters: readonly string[],
  settings: NodeJS.ProcessEnv,
): Promise<{ status: number; output: string; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLASP, ...parameters], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...settings },
    });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      errors += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 1, output, errors }));
  });
}

/** A clasp command that talks to the person itself: it opens a browser and says so. Whether it went well is to be looked at. */
export async function claspAloud(parameters: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [CLASP, ...parameters], { stdio: ['ignore', 'inherit', 'inherit'] });
  await new Promise((resolve) => child.on('close', resolve));
}

/** Where this checkout says which script it is bound to. */
export const claspFile = () => process.env.clasp_config_project ?? '.clasp.json';

/** The script this checkout is bound to, or null. */
export function scriptIdHere(): string | null {
  const file = claspFile();
  const settings = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { scriptId?: string }) : {};
  return settings.scriptId || null;
}

/** The script this checkout is bound to. Throws ClaspProblem when it is bound to none. */
export function boundScriptId(): string {
  const scriptId = scriptIdHere();
  if (scriptId) return scriptId;
  throw new ClaspProblem(
    `${claspFile()} names no script yet. To make one with its workbook:\n  ${CREATE_SCRIPT}\nTo use one that exists, add "scriptId" with its id (script editor → Project settings → Script ID).`,
  );
}

function hint(words: string): string {
  if (/No credentials|not logged in|login/i.test(words)) return '\nRun: npx clasp login';
  if (/has not enabled the Apps Script API/i.test(words)) {
    return '\nSwitch on the Apps Script API at https://script.google.com/home/usersettings, wait a minute, and try again.';
  }
  return '';
}

/** Runs a tool and turns a problem into one clear message and exit code 1. */
export async function orExplain(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof ClaspProblem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
