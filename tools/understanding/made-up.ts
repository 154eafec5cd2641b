/**
 * Messages that nobody wrote, to train the models with more ways to say a wish than people wrote down: each line of a block is
 * how a message is built, its slots filled by chance, and the seed makes the same ones each time. They train and
 * never measure.
 */
import { INTENT_SLOTS, INTENTS } from './made-up-intents.ts';
import { PERSON_SLOTS, PERSONS } from './made-up-persons.ts';
import { STOP_SLOTS } from './made-up-slots.ts';
import { STOPS } from './made-up-stops.ts';

export interface MadeUp {
  readonly text: string;
  readonly isWish: boolean;
}

export function makeUpStops(ofEach: number): MadeUp[] {
  return wishes(STOPS, STOP_SLOTS, ofEach);
}

export function makeUpPersons(ofEach: number): MadeUp[] {
  return wishes(PERSONS, PERSON_SLOTS, ofEach);
}

export function makeUpIntents(ofEach: number): { readonly text: string; readonly intent: string }[] {
  const fill = filler(INTENT_SLOTS);
  return INTENTS.flatMap(([intent, hows]) => madeOf(hows, ofEach, fill).map((text) => ({ text, intent })));
}

type Slots = Readonly<Record<string, string>>;

function wishes(blocks: readonly (readonly [boolean, string])[], slots: Slots, ofEach: number): MadeUp[] {
  const fill = filler(slots);
  return blocks.flatMap(([isWish, hows]) => madeOf(hows, ofEach, fill).map((text) => ({ text, isWish })));
}

/** Each message once. */
function madeOf(hows: string, ofEach: number, fill: (how: string) => string): string[] {
  const lines = hows.trim().split('\n');
  return [...new Set(lines.flatMap((how) => Array.from({ length: ofEach }, () => fill(how))))];
}

function filler(slots: Slots): (how: string) => string {
  let seed = 7;
  // Lehmer's generator: https://en.wikipedia.org/wiki/Lehmer_random_number_generator
  const choose = (slot: string) => {
    seed = (seed * 16_807) % 2_147_483_647;
    const choices = (slots[slot] ?? '').split(/\n?\|/);
    return choices[seed % choices.length] ?? '';
  };
  return (how) =>
    how
      .replace(/\{(\w+)\}/g, (_, slot: string) => choose(slot))
      .replace(/\s+/g, ' ')
      .replace(/ (?=[,.])/g, '')
      .trim();
}
