/** `npm run understanding`: the table by kind for the project's labelled messages, or for a file of the same form. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { crossValidate } from './cross-validate.ts';
import { FIELDS, type Labelled, measure, readLabelled, shares } from './measure.ts';
import { trainIntents, weightsFile } from './train.ts';
import { trainWishes, wishWeightsFile } from './train-wishes.ts';

const OWN = 'test/understanding/messages.jsonl';
const INTENTS = 'src/core/understanding/intent-weights.ts';
const WISHES = 'src/core/understanding/wish-weights.ts';
const [, , option = '', file = ''] = process.argv;
if (option === '--train') {
  const messages = readLabelled(readFileSync(OWN, 'utf8'));
  writeFileSync(INTENTS, weightsFile(trainIntents(messages)));
  writeFileSync(WISHES, wishWeightsFile(trainWishes(messages)));
  console.log(`${INTENTS} and ${WISHES} are made anew. Run it once more without --train for the figures.`);
  process.exit(0);
}
if (option === '--folds') {
  const { count, intent, alone, invented, stops, persons } = crossValidate(readLabelled(readFileSync(OWN, 'utf8')));
  console.log(
    `${count} messages in five parts: intent ${intent} % (rules and model); by the model alone ${alone} % of first messages, ${invented} % of those without a wish get one. Opt-outs: ${stops.missed} missed, ${stops.invented} invented; wishes for a person: ${persons.missed} missed, ${persons.invented} invented.`,
  );
  process.exit(0);
}
if (option !== '' && (option !== '--file' || !existsSync(file))) {
  console.error('Use: npm run understanding [-- --train | --folds | --file FILE.jsonl (a file that exists)].');
  process.exit(1);
}

const all = readLabelled(readFileSync(option === '' ? OWN : file, 'utf8'));
const sets: readonly (readonly [string, readonly Labelled[]])[] = all.some(({ holdout }) => holdout)
  ? [
      ['dev', all.filter(({ holdout }) => !holdout)],
      ['holdout', all.filter(({ holdout }) => holdout)],
    ]
  : [['all', all]];

for (const [name, messages] of sets) printSet(name, messages);

function printSet(name: string, messages: readonly Labelled[]): void {
  const measured = measure(messages);
  console.log(`\n${name}: ${messages.length} messages`);
  console.log(row('kind', 'count', FIELDS));
  for (const kind of [...new Set(messages.map((each) => each.kind))].sort()) {
    const of = messages.filter((each) => each.kind === kind);
    console.log(line(kind, of));
  }
  console.log(line('all', messages));
  const isFound = (field: 'human' | 'stop', says: boolean) => {
    const of = messages.filter(({ expect, accept }) => expect[field] === says && !accept?.[field]);
    const missed = measured.wrong.filter((each) => each.field === field && each.message.expect[field] === says).length;
    return `${of.length - missed} of ${of.length}`;
  };
  console.log(`wish for a person: found ${isFound('human', true)}; rightly none ${isFound('human', false)}`);
  console.log(`opt-out: found ${isFound('stop', true)}; rightly none ${isFound('stop', false)}`);
  for (const { message, field, expected, got, reasons } of measured.wrong)
    console.log(
      `  ${message.id} ${message.kind} ${message.context} ${field}: ${got || '—'} instead of ${expected || '—'} · ${JSON.stringify(message.text)} · ${reasons.join('; ')}`,
    );
}

function line(kind: string, messages: readonly Labelled[]): string {
  const share = shares(measure(messages));
  return row(
    kind,
    String(messages.length),
    FIELDS.map((field) => share[field].toFixed(1)),
  );
}

function row(kind: string, count: string, values: readonly string[]): string {
  return [kind.padEnd(15), count.padStart(6), ...values.map((value) => value.padStart(9))].join(' ');
}
