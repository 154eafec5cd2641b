/** What every step of the wizard is given: the terminal, the language, and the progress so far. */
import type { Language, Sentence } from './language.ts';
import type { Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

export interface Wizard {
  readonly terminal: Terminal;
  readonly language: Language;
  /** As it is kept; a step returns what it adds. */
  readonly progress: () => Progress;
  /** Only in memory, for this run. */
  readonly secrets: Map<SecretName, string>;
  /** Secrets that this run generated, which therefore cannot be mistyped. */
  readonly made: Set<SecretName>;
}

export type SecretName = 'WEBHOOK_KEY' | 'META_VERIFY_TOKEN' | 'META_ACCESS_TOKEN';

/** A step failed; the message says what to do, in the person's language. */
export class StepProblem extends Error {}

/** The person skips the rest of a step although not everything is in order. */
export class LeftUndone extends Error {}

export type Facts = Readonly<Record<string, string | number>>;

export function sentenceFor({ language }: Pick<Wizard, 'language'>, sentence: Sentence, facts: Facts = {}): string {
  return sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}

export function say(wizard: Wizard, sentence: Sentence, facts?: Facts): void {
  wizard.terminal.say(sentenceFor(wizard, sentence, facts));
}

export function ask(wizard: Wizard, sentence: Sentence, facts?: Facts): Promise<string> {
  return wizard.terminal.ask(sentenceFor(wizard, sentence, facts));
}

export function askHidden(wizard: Wizard, sentence: Sentence, facts?: Facts): Promise<string> {
  return wizard.terminal.askHidden(sentenceFor(wizard, sentence, facts));
}

interface YesOrNo {
  readonly question: Sentence;
  readonly facts?: Facts;
  /** The answer that Enter stands for. */
  readonly fallback: 'yes' | 'no';
  readonly otherwise: Sentence;
}

/** Asks until it is one of the two; "ya" and "tidak" count, too. */
export async function isYes(wizard: Wizard, { question, facts, fallback, otherwise }: YesOrNo): Promise<boolean> {
  for (;;) {
    const answer = (await ask(wizard, question, facts)).toLowerCase();
    if (answer === '') return fallback === 'yes';
    if (/^(y|yes|ya)$/.test(answer)) return true;
    if (/^(n|no|t|tidak)$/.test(answer)) return false;
    say(wizard, otherwise);
  }
}
