/** Running the clasp that the project installs, and reading what it says. It exits 0 in some cases that are no success. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** docs/DEPLOY.md says the same. */
const CREATE_SCRIPT = 'npx clasp create-script --type sheets --title "Dealer Hub" --rootDir dist';

/** Its message says what to do. */
export class ClaspProblem extends Error {}

/** The JSON that a clasp command prints. Throws ClaspProblem with what to do. */
export async function claspJson(parameters: readonly string[]): Promise<unknown> {
  const { status, output, errors } = await run([...parameters, '--json']);
  const words = `${output}\n${errors}`.trim();
  if (status !== 0) throw new ClaspProblem(`clasp ${parameters[0]} failed: ${words}${hint(words)}`);
  const start = output.search(/[[{]/);
  try {
    return JSON.parse(output.slice(start)) as unknown;
  } catch {
    throw new ClaspProblem(`clasp ${parameters[0]} gave no answer that can be read: ${words || '(nothing)'}`);
  }
}

function run(parameters: readonly string[]): Promise<{ status: number; output: string; errors: string }> {
  const clasp = join('node_modules', '@google', 'clasp', 'build', 'src', 'index.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [clasp, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
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

/** The script this checkout is bound to. Throws ClaspProblem when it is bound to none. */
export function boundScriptId(): string {
  const file = process.env.clasp_config_project ?? '.clasp.json';
  const settings = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { scriptId?: string }) : {};
  if (settings.scriptId) return settings.scriptId;
  throw new ClaspProblem(
    `${file} names no script yet. To make one with its workbook:\n  ${CREATE_SCRIPT}\nTo use one that exists, add "scriptId" with its id (script editor → Project settings → Script ID).`,
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
