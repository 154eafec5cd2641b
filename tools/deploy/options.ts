/** The command line of `npm run deploy`. */
import { LANGUAGES, type Language } from './wizard/language.ts';
import { STEP_NAMES, type StepName } from './wizard/progress.ts';

export interface WizardOptions {
  readonly language: Language | null;
  readonly from: StepName | null;
  /** go-on: continue after the last finished step. again: repeat all steps. show: only print what would be done. */
  readonly mode: 'go-on' | 'again' | 'show';
}

export type Command =
  | { readonly kind: 'wizard'; readonly options: WizardOptions }
  | { readonly kind: 'update'; readonly deployment?: string }
  | RollBack
  | { readonly kind: 'wrong'; readonly why: string };

export interface RollBack {
  readonly kind: 'roll-back';
  /** The version to roll back to; the previous one when absent. */
  readonly version?: number;
  readonly deployment?: string;
  /** show: only print what would be done. */
  readonly mode: 'do' | 'show';
}

const FLAGS = ['--wizard', '--update', '--again', '--dry-run'] as const;
const WITH_VALUE = ['--lang', '--from', '--deployment'] as const;
const USAGE = 'See npm run deploy -- --help.';

/** Without options: the wizard if a person can answer, else an update, as scripts and CI need it. */
export function readCommand(words: readonly string[], stdin: 'a person' | 'nobody'): Command {
  const given = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = words[at + 1];
    if (word === '--rollback') {
      const version = next !== undefined && /^\d+$/.test(next) ? (words[++at] ?? '') : '';
      given.set(word, version);
    } else if (FLAGS.some((each) => each === word)) given.set(word, '');
    else if (WITH_VALUE.some((each) => each === word) && next !== undefined && !next.startsWith('--')) {
      given.set(word, next);
      at++;
    } else return wrong(`${word} is unknown, or lacks its value.`);
  }
  return commandOf(given, stdin);
}

function commandOf(given: ReadonlyMap<string, string>, stdin: 'a person' | 'nobody'): Command {
  const deployment = given.get('--deployment');
  const named = deployment === undefined ? {} : { deployment };
  if (given.has('--rollback')) return rollBackOf(given, named);
  const asks = ['--wizard', '--lang', '--from', '--again', '--dry-run'].some((each) => given.has(each));
  if (asks && (deployment !== undefined || given.has('--update')))
    return wrong('--update and --deployment ask nothing: they do not go with options of the wizard.');
  if (given.has('--update') || deployment !== undefined || (!asks && stdin === 'nobody'))
    return { kind: 'update', ...named };
  const language = LANGUAGES.find((each) => each === given.get('--lang')) ?? null;
  if (given.has('--lang') && !language) return wrong(`--lang is one of ${LANGUAGES.join(', ')}.`);
  const from = STEP_NAMES.find((each) => each === given.get('--from')) ?? null;
  if (given.has('--from') && !from) return wrong(`--from is one of ${STEP_NAMES.join(', ')}.`);
  const mode = given.has('--dry-run') ? 'show' : given.has('--again') ? 'again' : 'go-on';
  return { kind: 'wizard', options: { language, from, mode } };
}

function rollBackOf(given: ReadonlyMap<string, string>, named: { deployment?: string }): Command {
  const other = ['--update', '--wizard', '--from', '--again', '--lang'].find((each) => given.has(each));
  if (other) return wrong(`--rollback asks and updates nothing: it does not go with ${other}.`);
  const version = given.get('--rollback') ?? '';
  const mode = given.has('--dry-run') ? 'show' : 'do';
  return { kind: 'roll-back', ...(version === '' ? {} : { version: Number(version) }), ...named, mode };
}

function wrong(why: string): Command {
  return { kind: 'wrong', why: `${why} ${USAGE}` };
}
