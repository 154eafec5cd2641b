/** docs/INTEGRITY.md: every rule in words, from the rule catalogue. */
import { ruleFamilies } from '../src/core/integrity/judge.ts';
import type { Rule } from '../src/core/integrity/rule.ts';

export function integrityDocs(): string {
  return [
    '# Integrity: the rules',
    '',
    'Made from `src/core/integrity/` by `npm run templates`. Do not edit by hand.',
    '',
    'A row typed or pasted into **Sales** is judged in the same execution, under the lock, with every sale of the same serial and of the same',
    'customer. Its verdict, the reason and the next step stand behind it; what was found stands in **Findings**. Columns that staff fill are never written to.',
    '',
    '| Lane | What it does |',
    '|---|---|',
    '| hard | The sale is REFUSED and on hold: warranty and commission wait until the finding is closed, resolved or a false alarm. |',
    '| review | The sale is accepted, and somebody looks at it (REVIEW). |',
    '| watch | Written down. |',
    '| error | The rule could not run: nothing was judged, and that is a finding too (REVIEW). |',
    '',
    '## How staff answer a finding',
    '',
    'Correct the row, and the finding closes by itself. Or choose a **Decision** in Findings: *acknowledged* (seen, still counts), *resolved* or',
    '*false alarm* (no longer counts; a hold is released). A decision stays until the facts of the finding change; then it is open again, and you clear',
    'the decision and choose anew. Every change of state is in History.',
    '',
    ...ruleFamilies.flatMap(({ family, rules }) => section(family, rules)),
    '## Serials',
    '',
    'Serials are compared in upper case, with full-width forms made plain and without separators and invisible characters. A model’s **Serial pattern**',
    'in Products (`9` a digit, `A` a letter, `X` either, or `VIN`, or `IMEI`) says where only a digit can stand: there O, Q, I, L, Z, S and B are read as',
    'the digits they look like, unless the serial was shipped as typed. The same serial, dealer and customer within ten minutes is one sale.',
    '',
    '## How to add a rule',
    '',
    'Add it to its family in `src/core/integrity/rules/` with an id, a version, a lane, what it says and what to do next, and a line to the table in',
    '`test/core/integrity/rules.test.ts`. If it asks for something that a case does not hold, add that to `book.ts`, and to `related.ts` what must be read',
    'for it: `same-answer.test.ts` fails when the check at the moment of entry sees less than it needs. Raise the version when a rule changes its mind.',
    '',
  ].join('\n');
}

function section(family: string, rules: readonly Rule[]): string[] {
  return [
    `## ${family}`,
    '',
    '| Rule | Lane | What it finds | What to do |',
    '|---|---|---|---|',
    ...rules.map(({ id, version, lane, says, next }) => `| \`${id}\` v${version} | ${lane} | ${says} | ${next} |`),
    '',
  ];
}
