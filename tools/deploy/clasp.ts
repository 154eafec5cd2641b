/** Runs the project's clasp and interprets its output, since it exits with 0 in some cases of failure. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProgress } from './wizard/progress.ts';

const CLASP = join('node_modules', '@google', 'clasp', 'build', 'src', 'index.js');
/** The same command is in docs/DEPLOY.md. */
const CREATE_SCRIPT = 'npx clasp create-script --type sheets --title "Dealer Hub" --rootDir dist';

/** Its message says what to do. */
export class ClaspProblem extends Error {}

/**
 * The JSON that a clasp command prints. `settings`: further environment variables, such as clasp_config_project. Throws
 * ClaspProblem, whose message says what to do.
 */
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

/**
 * Runs a clasp command that interacts with the person, for example by opening a browser. The caller must check whether it
 * succeeded. `signal` ends it.
 */
export async function claspAloud(parameters: readonly string[], signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [CLASP, ...parameters], { stdio: ['ignore', 'inherit', 'inherit'], signal });
  await new Promise<void>((resolve, reject) => {
    child.on('close', () => resolve());
    child.on('error', (error) =>
      signal.aborted ? resolve() : reject(new ClaspProblem(`clasp could not be started: ${error.message}`)),
    );
  });
}

/** Downloads a script's files from Google into a new folder, which the caller must remove. */
export async function pullScript(scriptId: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'dealer-hub-script-'));
  const project = join(folder, '.clasp.json');
  writeFileSync(project, `${JSON.stringify({ scriptId, rootDir: '.' })}\n`);
  try {
    await claspJson(['pull'], { clasp_config_project: project });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  rmSync(project);
  return folder;
}

/** The file that says which script this checkout is bound to. */
export const claspFile = () => process.env.clasp_config_project ?? '.clasp.json';

/** The script this checkout is bound to, or null. */
export function scriptIdHere(): string | null {
  const file = claspFile();
  if (!existsSync(file)) return null;
  try {
    const settings = JSON.parse(readFileSync(file, 'utf8')) as { scriptId?: string } | null;
    return settings?.scriptId || null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ClaspProblem(`${file} is no JSON. Put { "scriptId": "…", "rootDir": "dist" } into it, or delete it.`);
  }
}

/** Binds this checkout to a script; null to none. */
export function bindTo(scriptId: string | null): void {
  writeFileSync(claspFile(), `${JSON.stringify({ ...(scriptId ? { scriptId } : {}), rootDir: 'dist' })}\n`);
}

/** The script this checkout is bound to. Throws ClaspProblem when it is bound to none. */
export function boundScriptId(): string {
  const scriptId = scriptIdHere();
  if (scriptId) return scriptId;
  // git may have restored .clasp.json.
  const { scriptId: before } = readProgress();
  if (before) {
    bindTo(before);
    return before;
  }
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
    // System errors (EBUSY, EISDIR) are clear enough by themselves.
    const isOfSystem = error instanceof Error && 'syscall' in error;
    if (!(error instanceof ClaspProblem || isOfSystem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
