/** The wizard of `npm run deploy`: eight steps, each noted when done, so that it can be stopped and continued later. */
import { bindTo, scriptIdHere } from '../clasp.ts';
import type { WizardOptions } from '../options.ts';
import { addressOf } from '../update.ts';
import { ask, isYes, LeftUndone, say, sentenceFor, type Wizard } from './conversation.ts';
import { bringDealers } from './data-step.ts';
import { chooseScript, deployIt, logIn, permitAndSetUp } from './google-steps.ts';
import { connectMeta, lookOverAll, saveSecrets } from './hub-steps.ts';
import { PLANS, TITLES } from './hub-words.ts';
import type { Language } from './language.ts';
import { keepProgress, type Progress, readProgress, STEP_NAMES, type StepName, undone, withAdded } from './progress.ts';
import { FRAME } from './step-words.ts';
import { Stopped, type Terminal } from './terminal.ts';

const STEPS: Readonly<Record<StepName, (wizard: Wizard) => Promise<Partial<Progress>>>> = {
  login: logIn,
  script: chooseScript,
  deploy: deployIt,
  data: bringDealers,
  setup: permitAndSetUp,
  secrets: saveSecrets,
  webhook: connectMeta,
  check: lookOverAll,
};

/** The steps to repeat for a hub that is already in use. */
const OF_AN_UPDATE: readonly StepName[] = ['deploy', 'setup', 'check'];

/** The exit code that shells use after Ctrl-C. */
const STOPPED = 130;

/** Returns the exit code. */
export async function runWizard(terminal: Terminal, { language, from, mode }: WizardOptions): Promise<number> {
  const kept = readProgress();
  const start = mode === 'again' ? undone(kept, 'login') : from ? undone(kept, from) : kept;
  if (mode === 'show') return show({ terminal, language: language ?? kept.language ?? 'en' }, start);
  let progress = start;
  const keep = (next: Progress): void => {
    progress = next;
    keepProgress(next);
  };
  try {
    const spoken = language ?? kept.language ?? (await askForLanguage(terminal));
    keep({ ...progress, language: spoken });
    const wizard: Wizard = {
      terminal,
      language: spoken,
      progress: () => progress,
      secrets: new Map(),
      made: new Set(),
    };
    say(wizard, FRAME.begin);
    matchBinding(wizard, keep);
    if (STEP_NAMES.every((name) => progress.done[name])) {
      if (!(await isYes(wizard, { question: FRAME.update, fallback: 'yes', otherwise: FRAME.yesOrNo }))) {
        say(wizard, FRAME.nothing);
        return 0;
      }
      keep(without(progress, OF_AN_UPDATE));
    }
    for (const name of STEP_NAMES) await takeStep(wizard, name, keep);
    say(wizard, FRAME.isDone, { url: addressOf(progress.deploymentId ?? '') });
    return 0;
  } catch (error) {
    if (error instanceof LeftUndone) {
      terminal.say(`✗ ${error.message}`);
      return 1;
    }
    if (!(error instanceof Stopped)) throw error;
    const step = STEP_NAMES.find((name) => !progress.done[name]) ?? 'check';
    const n = STEP_NAMES.indexOf(step) + 1;
    terminal.say(`\n${sentenceFor({ language: progress.language ?? 'en' }, FRAME.stopped, { n, step })}`);
    return STOPPED;
  }
}

/**
 * Restores the binding from .deploy.json, since git tracks .clasp.json and may have reset it. A different binding made by hand
 * is respected.
 */
function matchBinding(wizard: Wizard, keep: (next: Progress) => void): void {
  const progress = wizard.progress();
  const id = scriptIdHere();
  if (id === null && progress.scriptId) {
    bindTo(progress.scriptId);
    say(wizard, FRAME.bound, { id: progress.scriptId });
  } else if (id !== null && !progress.scriptId) keep({ ...progress, scriptId: id });
  else if (id !== null && id !== progress.scriptId) {
    keep(withAdded(progress, { scriptId: id }));
    say(wizard, FRAME.otherScript, { id });
  }
}

async function askForLanguage(terminal: Terminal): Promise<Language> {
  for (;;) {
    const answer = (await terminal.ask(`${FRAME.whichLanguage.en} [1]:`)).toLowerCase();
    if (answer === '' || answer === '1' || answer === 'en') return 'en';
    if (answer === '2' || answer === 'id') return 'id';
  }
}

async function takeStep(wizard: Wizard, name: StepName, keep: (next: Progress) => void): Promise<void> {
  const title = TITLES[name][wizard.language];
  wizard.terminal.say('');
  say(wizard, FRAME.step, { n: STEP_NAMES.indexOf(name) + 1, of: STEP_NAMES.length, title });
  const when = wizard.progress().done[name];
  if (when) {
    say(wizard, FRAME.done, { when });
    return;
  }
  const added = await untilDone(wizard, STEPS[name]);
  const progress = wizard.progress();
  const next = withAdded(progress, added);
  keep({ ...next, done: { ...next.done, [name]: new Date().toISOString() } });
  say(wizard, FRAME.finished, { title });
}

/** Repeats a step until it succeeds, printing each problem with its solution. */
async function untilDone(wizard: Wizard, step: (typeof STEPS)[StepName]): Promise<Partial<Progress>> {
  for (;;) {
    try {
      return await step(wizard);
    } catch (error) {
      if (error instanceof Stopped || error instanceof LeftUndone) throw error;
      wizard.terminal.say(`✗ ${error instanceof Error ? error.message : String(error)}`);
      await ask(wizard, FRAME.again);
    }
  }
}

function without(progress: Progress, names: readonly StepName[]): Progress {
  const done = Object.entries(progress.done).filter(([name]) => !names.some((each) => each === name));
  return { ...progress, done: Object.fromEntries(done) };
}

function show(wizard: Pick<Wizard, 'terminal' | 'language'>, progress: Progress): number {
  const { terminal, language } = wizard;
  terminal.say(sentenceFor(wizard, FRAME.dry));
  STEP_NAMES.forEach((name, index) => {
    const facts = { n: index + 1, of: STEP_NAMES.length, title: TITLES[name][language] };
    terminal.say(sentenceFor(wizard, FRAME.step, facts));
    const when = progress.done[name];
    terminal.say(when ? sentenceFor(wizard, FRAME.done, { when }) : `  ${PLANS[name][language]}`);
  });
  return 0;
}
