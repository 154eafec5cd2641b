/**
 * Five-fold cross-validation of the models: each fifth of the labelled messages is read with weights trained on the other
 * four. The rules were written with most of these messages in view, so the accuracy of the model alone, where no rule applies,
 * is given separately.
 */
import { GUESSED, guessIntent } from '../../src/core/understanding/guess-intent.ts';
import { firstLine } from '../../src/core/understanding/understand-text.ts';
import { wordSeed } from '../../src/core/understanding/word-seed.ts';
import { demoPlaces, demoProducts } from '../demo/demo-network.ts';
import { type Labelled, measure, type Wrong } from './measure.ts';
import { trainIntents } from './train.ts';
import { trainWishes } from './train-wishes.ts';

const FOLDS = 5;

export interface CrossValidated {
  readonly count: number;
  /** Accuracy of rules and model together, in per cent. */
  readonly intent: number;
  /** Accuracy of the model alone on first messages, in per cent. */
  readonly alone: number;
  /** Per cent of first messages without a wish in which the model alone finds one. */
  readonly invented: number;
  /** Opt-outs and wishes for a person, with the rules: how many are missed, and how many heard that nobody meant. */
  readonly stops: Missed;
  readonly persons: Missed;
}

export interface Missed {
  readonly missed: number;
  readonly invented: number;
}

/** The fold of a message depends only on its text, so that new messages do not move old ones. */
function foldOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) % 1_000_003;
  return sum % FOLDS;
}

/** `parts`: how many of the fifths are read. */
export function crossValidate(messages: readonly Labelled[], parts = FOLDS): CrossValidated {
  const knowledge = { products: demoProducts, places: demoPlaces, words: wordSeed() };
  let [count, wrong, firsts, right, without, invented] = [0, 0, 0, 0, 0, 0];
  const faults: Wrong[] = [];
  for (let fold = 0; fold < parts; fold++) {
    const held = messages.filter(({ text }) => foldOf(text) === fold);
    const known = messages.filter(({ text }) => foldOf(text) !== fold).map((each) => ({ ...each, holdout: false }));
    const weights = trainIntents(known);
    const read = measure(held, { weights, wishWeights: trainWishes(known) }).wrong;
    faults.push(...read);
    count += held.length;
    wrong += read.filter(({ field }) => field === 'intent').length;
    for (const { text, context, expect, accept } of held) {
      if (context !== 'first' || expect.stop) continue;
      const guess = guessIntent(firstLine(text, knowledge), weights)?.intent.toLowerCase() ?? '';
      const meant = accept?.intent ?? [expect.intent];
      firsts++;
      if (meant.includes(guess)) right++;
      if (meant.some((each) => each !== '')) continue;
      without++;
      if (GUESSED.some((each) => each.toLowerCase() === guess)) invented++;
    }
  }
  const percent = (part: number, whole: number) => Math.round((1_000 * part) / Math.max(1, whole)) / 10;
  return {
    count,
    intent: percent(count - wrong, count),
    alone: percent(right, firsts),
    invented: percent(invented, without),
    stops: missedOf(faults, 'stop'),
    persons: missedOf(faults, 'human'),
  };
}

function missedOf(faults: readonly Wrong[], field: 'stop' | 'human'): Missed {
  const of = faults.filter((each) => each.field === field);
  const missed = of.filter(({ message }) => message.expect[field]).length;
  return { missed, invented: of.length - missed };
}
