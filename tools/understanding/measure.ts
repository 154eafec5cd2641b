/** Compares labelled messages with what the engine reads from them: a table by kind, and every message that is read wrong. */
import type { Knowledge } from '../../src/core/understanding/knowledge.ts';
import { type Context, type Understanding, understandText } from '../../src/core/understanding/understand-text.ts';
import { wordSeed } from '../../src/core/understanding/word-seed.ts';
import { demoPlaces, demoProducts } from '../demo/demo-network.ts';

export const FIELDS = ['intent', 'model', 'place', 'language', 'human', 'stop', 'topics'] as const;
export type Field = (typeof FIELDS)[number];

/** One line of a labelled file: see test/understanding/README.md. */
export interface Labelled {
  readonly id: string;
  readonly kind: string;
  readonly lang: string;
  readonly text: string;
  readonly context: 'first' | 'model' | 'location' | 'confirm';
  readonly expect: {
    readonly intent: string;
    readonly model: string;
    readonly place: string;
    readonly human: boolean;
    readonly stop: boolean;
    readonly topics: readonly string[];
  };
  readonly accept?: Readonly<Record<string, readonly unknown[]>>;
  readonly holdout?: boolean;
}

export interface Wrong {
  readonly message: Labelled;
  readonly field: Field;
  readonly expected: string;
  readonly got: string;
  readonly reasons: readonly string[];
}

export interface Measured {
  readonly count: number;
  readonly wrong: readonly Wrong[];
}

const CONTEXTS: Readonly<Record<Labelled['context'], Context>> = {
  first: { asked: '', intent: '' },
  model: { asked: 'model', intent: 'BUY' },
  location: { asked: 'place', intent: 'BUY' },
  confirm: { asked: '', intent: 'BUY' },
};

export function readLabelled(jsonl: string): Labelled[] {
  return jsonl.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as Labelled]));
}

/** `trained`: replaces the built-in weights. */
export function measure(
  messages: readonly Labelled[],
  trained: Pick<Knowledge, 'weights' | 'wishWeights'> = {},
): Measured {
  const knowledge = { products: demoProducts, places: demoPlaces, words: wordSeed(), ...trained };
  const wrong = messages.flatMap((message) => {
    const read = understandText(message.text, CONTEXTS[message.context] ?? CONTEXTS.first, knowledge);
    return FIELDS.flatMap((field) => fault(message, field, read));
  });
  return { count: messages.length, wrong };
}

function fault(message: Labelled, field: Field, read: Understanding): Wrong[] {
  const expected = field === 'language' ? message.lang : message.expect[field];
  const got = readValue(field, read);
  const right = message.accept?.[field] ?? [expected];
  // It counts that a question was recognised, even under a related topic.
  const isRight =
    field === 'topics'
      ? message.expect.topics.length === 0 ||
        message.expect.topics.some((topic) => read.topics.some((each) => each === topic))
      : right.includes(got) || expected === got;
  return isRight ? [] : [{ message, field, expected: right.join(' | '), got: String(got), reasons: read.reasons }];
}

function readValue(field: Field, read: Understanding): string | boolean {
  switch (field) {
    case 'intent':
      return read.intent.toLowerCase();
    case 'model':
      return read.modelId;
    case 'place':
      return read.place?.name ?? '';
    case 'language':
      // Where the words do not tell, the hub goes on in Indonesian for an Indonesian number.
      return read.language || 'id';
    case 'human':
      return read.wantsPerson;
    case 'stop':
      return read.optsOut;
    case 'topics':
      return read.topics.join(',');
  }
}

/** Share that is right, in percent, of all messages and of those in which the label has something to find. */
export function shares({ count, wrong }: Measured): Readonly<Record<Field, number>> {
  const share = (field: Field) => 100 * (1 - wrong.filter((each) => each.field === field).length / Math.max(1, count));
  return Object.fromEntries(FIELDS.map((field) => [field, Math.round(share(field) * 10) / 10])) as Record<
    Field,
    number
  >;
}
