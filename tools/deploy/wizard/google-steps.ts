/** The steps on Google's side: who is signed in, which script, the web app, and what only a person may permit. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { get, parsed } from '../../doctor/check-hub.ts';
import { bindTo, boundScriptId, ClaspProblem, claspAloud, claspFile, claspJson, scriptIdHere } from '../clasp.ts';
import { keepOthers } from '../others-code.ts';
import { addressOf, update } from '../update.ts';
import { ask, isYes, StepProblem, say, sentenceFor, type Wizard } from './conversation.ts';
import type { Progress } from './progress.ts';
import { DEPLOY, FRAME, LOGIN, SCRIPT, SETUP } from './step-words.ts';

type Added = Partial<Progress>;
const { yesOrNo: otherwise } = FRAME;

export async function logIn(wizard: Wizard): Promise<Added> {
  say(wizard, LOGIN.why);
  for (;;) {
    const user = (await claspJson(['show-authorized-user'])) as { loggedIn?: boolean; email?: string };
    if (user.loggedIn === true) {
      const email = user.email ?? sentenceFor(wizard, LOGIN.unknown);
      if (await isYes(wizard, { question: LOGIN.whose, facts: { email }, fallback: 'yes', otherwise })) return {};
    }
    await ask(wizard, LOGIN.open);
    await wizard.terminal.lend((signal) => claspAloud(['login'], signal));
    const after = (await claspJson(['show-authorized-user'])) as { loggedIn?: boolean };
    if (after.loggedIn !== true) throw new StepProblem(sentenceFor(wizard, LOGIN.not));
  }
}

export async function chooseScript(wizard: Wizard): Promise<Added> {
  say(wizard, SCRIPT.why);
  const id = scriptIdHere();
  if (id !== null) {
    const isKept = await isYes(wizard, { question: SCRIPT.keep, facts: { id }, fallback: 'yes', otherwise });
    if (isKept) {
      const problem = await problemOf(id);
      if (problem === null && (await mayReplace(wizard, id))) return { scriptId: id };
      if (problem !== null) say(wizard, SCRIPT.notThere, { id, why: problem });
    }
  }
  if (await isYes(wizard, { question: SCRIPT.make, fallback: 'yes', otherwise })) return makeScript(wizard);
  const chosen = await askForScript(wizard);
  bindTo(chosen);
  say(wizard, SCRIPT.bound, { id: chosen });
  return { scriptId: chosen };
}

/** clasp pulls what a new script begins with into dist/, over what was built. */
async function makeScript(wizard: Wizard): Promise<Added> {
  const name = (await ask(wizard, SCRIPT.name)) || 'Dealer Hub';
  const built = readdirSync('dist').map((file) => [join('dist', file), readFileSync(join('dist', file))] as const);
  const bound = existsSync(claspFile()) ? readFileSync(claspFile()) : null;
  // clasp does not create a script while one is configured.
  bindTo(null);
  try {
    const words = ['create-script', '--type', 'sheets', '--title', name, '--rootDir', 'dist'];
    const { parentId } = (await claspJson(words)) as { parentId?: string };
    const workbook = `https://docs.google.com/spreadsheets/d/${parentId ?? ''}/edit`;
    say(wizard, SCRIPT.made, { workbook });
    return { workbook, scriptId: boundScriptId() };
  } finally {
    // Nothing was created: restore the former binding.
    if (bound && scriptIdHere() === null) writeFileSync(claspFile(), bound);
    for (const [path, bytes] of built) writeFileSync(path, bytes);
  }
}

async function askForScript(wizard: Wizard): Promise<string> {
  for (;;) {
    const answer = await ask(wizard, SCRIPT.which);
    if (answer.includes('/spreadsheets/')) {
      say(wizard, SCRIPT.isWorkbook);
      continue;
    }
    const id = /\/(?:projects|d)\/([\w-]+)/.exec(answer)?.[1] ?? answer;
    if (!/^[\w-]+$/.test(id)) {
      say(wizard, SCRIPT.noId);
      continue;
    }
    const problem = await problemOf(id);
    if (problem !== null) say(wizard, SCRIPT.notThere, { id, why: problem });
    else if (await mayReplace(wizard, id)) return id;
  }
}

/**
 * A push replaces everything in a script: other files are listed and copied, and the push happens only if the person agrees.
 */
async function mayReplace(wizard: Wizard, scriptId: string): Promise<boolean> {
  const { files, copy } = await keepOthers(scriptId);
  if (files.length === 0) return true;
  const facts = { files: files.join(', '), copy };
  return isYes(wizard, { question: SCRIPT.others, facts, fallback: 'no', otherwise });
}

/** Null when this account can see the script. */
async function problemOf(scriptId: string): Promise<string | null> {
  try {
    await claspJson(['list-deployments', scriptId]);
    return null;
  } catch (error) {
    if (error instanceof ClaspProblem) return error.message;
    throw error;
  }
}

export async function deployIt(wizard: Wizard): Promise<Added> {
  say(wizard, DEPLOY.why);
  try {
    const { deploymentId } = await update(wizard.progress().deploymentId);
    return { deploymentId };
  } catch (error) {
    const isOff = error instanceof ClaspProblem && /has not enabled the Apps Script API/i.test(error.message);
    throw isOff ? new StepProblem(sentenceFor(wizard, DEPLOY.apiOff)) : error;
  }
}

/** Where the hub of this deployment answers. */
export const hubUrl = ({ progress }: Wizard): string => addressOf(progress().deploymentId ?? '');

/** What to open: its address where the wizard has made it. */
export const workbookOf = (wizard: Wizard): string =>
  wizard.progress().workbook ?? sentenceFor(wizard, SETUP.openYours);

export async function permitAndSetUp(wizard: Wizard): Promise<Added> {
  say(wizard, SETUP.why, { workbook: workbookOf(wizard) });
  for (;;) {
    await ask(wizard, SETUP.ready);
    const { problem, version } = await lookAtHub(wizard);
    if (problem === null) {
      say(wizard, SETUP.answers, { version });
      return {};
    }
    wizard.terminal.say(problem);
  }
}

export async function lookAtHub(wizard: Wizard): Promise<{ problem: string | null; version: string }> {
  const url = hubUrl(wizard);
  const answer = await get(url);
  const health = parsed(answer?.body);
  const version = String(health?.version ?? '');
  const because = (sentence: Parameters<typeof sentenceFor>[1], facts = {}) => ({
    problem: sentenceFor(wizard, sentence, facts),
    version,
  });
  if (!answer) return because(SETUP.noAnswer, { url });
  if (!health || typeof health.minuteTrigger !== 'string') return because(SETUP.noPermission);
  if (health.minuteTrigger === 'never ran') return because(SETUP.notSetUp);
  if (health.fault) return because(SETUP.fault, { fault: String(health.fault) });
  return { problem: null, version };
}
