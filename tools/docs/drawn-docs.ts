/** Generated parts of the docs: state machines as Mermaid, the score, and the messages with their templates. */
import { readFileSync } from 'node:fs';
import { approvedTemplates, templateParameters } from '../../local/server/templates.ts';
import { OPEN_STEPS, QUESTIONS } from '../../src/core/chat/dialogue.ts';
import { MOVES } from '../../src/core/lead/moves.ts';
import { messageDefinitions } from '../../src/core/messages/definitions.ts';
import { PERSONAL_TABLES } from '../../src/core/privacy/personal-data.ts';
import { WEIGHTS } from '../../src/core/routing/score.ts';
import { type TableName, tables } from '../../src/tables/index.ts';
import { settingDefinitions } from '../../src/tables/setting-definitions.ts';
import { EXCHANGES } from './vendor-view.ts';

/** The file with the blocks between `<!-- drawn: name -->` and `<!-- end -->` regenerated. */
export function withDrawings(path: string): string {
  return readFileSync(path, 'utf8').replace(
    /<!-- drawn: ([\w-]+) -->[\s\S]*?<!-- end -->/g,
    (_, name: string) => `<!-- drawn: ${name} -->\n${draw(name)}\n<!-- end -->`,
  );
}

const DRAWINGS: Readonly<Record<string, () => string>> = {
  exchanges: () =>
    [
      '| From | To | What | When | Whose it is then | What both count on |',
      '|---|---|---|---|---|---|',
      ...EXCHANGES.map(
        ({ from, to, what, when, owner, promise }) => `| ${[from, to, what, when, owner, promise].join(' | ')} |`,
      ),
    ].join('\n'),
  dialogue: () =>
    diagram([
      'state turn <<choice>>',
      '[*] --> turn: first message',
      ...QUESTIONS.flatMap(({ step, openWhile }) => [
        `turn --> ${step}: ${openWhile}`,
        `${step} --> turn: says anything`,
      ]),
      'turn --> ROUTED: nothing is open',
      'turn --> HANDED_OVER: asks for a person',
      'turn --> CLOSED: wants no more messages',
      ...OPEN_STEPS.map((step) => `${step} --> HANDED_OVER: not understood too often`),
      'CLOSED --> turn: START',
    ]),
  'lead-states': () =>
    diagram(['[*] --> SCREENING: first message', ...MOVES.map(([from, to, why]) => `${from} --> ${to}: ${why}`)]),
  weights: () =>
    [
      '| part | points |',
      '|---|---|',
      ...Object.entries(WEIGHTS).map(([part, points]) => `| ${part} | ${points} |`),
    ].join('\n'),
  templates: () => approvedTemplates.map(templateSection).join('\n\n'),
  'template-table': () =>
    [
      '| name | languages | body parameters | quick replies |',
      '|---|---|---|---|',
      ...[...new Set(approvedTemplates.map(({ name }) => name))].map(templateRow),
    ].join('\n'),
  'personal-data': personalData,
  messages: () =>
    [
      '| key | when it is sent | placeholders |',
      '|---|---|---|',
      ...Object.entries(messageDefinitions).map(messageRow),
    ].join('\n'),
};

/** After which setting a row leaves the workbook; the others stay in it. */
const LEAVES: Readonly<Partial<Record<TableName, keyof typeof settingDefinitions>>> = {
  ...{ outbox: 'archiveMessageDays', conversation: 'archiveMessageDays', timeline: 'archiveMessageDays' },
  ...{ inboxLog: 'archiveLogDays', leads: 'archiveLeadDays', customers: 'archiveCustomerDays' },
  ...{ alerts: 'archiveRecordDays', auditTrail: 'archiveRecordDays', dataRequests: 'dataRequestDays' },
};

function personalData(): string {
  const rows = PERSONAL_TABLES.map(({ table, stays, ...parts }) => {
    const columns = tables[table].columns as Readonly<Record<string, { readonly header: string }>>;
    const { erased, erasedOfCustomer = [], instead = {}, searched = [], newKey } = parts;
    const names = (keys: readonly string[]) => keys.map((key) => columns[key]?.header ?? key).join(', ');
    const emptied = [...erased, ...erasedOfCustomer, ...Object.keys(instead)];
    const struck = searched.filter((key) => !emptied.includes(key));
    const goes = [
      emptied.length > 0 ? names(emptied) : '',
      struck.length > 0 ? `struck out in ${names(struck)}` : '',
      newKey ? 'the provider’s ID of the message' : '',
    ];
    const setting = LEAVES[table];
    const leaves = setting ? `\`${setting}\` (${settingDefinitions[setting].fallback} days)` : 'stays in the workbook';
    return `| ${tables[table].name} | ${goes.filter((each) => each !== '').join('; ')} | ${stays} | ${leaves} |`;
  });
  const head = '| tab | personal, and gone when a person is erased | what stays, and why | leaves the workbook after |';
  return [head, '|---|---|---|---|', ...rows].join('\n');
}

function draw(name: string): string {
  const drawing = DRAWINGS[name];
  if (!drawing) throw new Error(`Nobody knows how to draw "${name}". Known: ${Object.keys(DRAWINGS).join(', ')}.`);
  return drawing();
}

function diagram(lines: readonly string[]): string {
  return ['```mermaid', 'stateDiagram-v2', ...lines.map((line) => `  ${line}`), '```'].join('\n');
}

function templateRow(name: string): string {
  const versions = approvedTemplates.filter((template) => template.name === name);
  const languages = versions.map(({ language }) => `\`${language}\``).join(' ');
  const buttons = versions.at(-1)?.buttons ?? [];
  return `| \`${name}\` | ${languages} | ${(templateParameters[name] ?? []).join(', ')} | ${buttons.join(' · ')} |`;
}

function templateSection({ name, language, category, body, buttons = [] }: (typeof approvedTemplates)[number]): string {
  const [setting] = Object.entries(settingDefinitions).find(([, { fallback }]) => fallback === name) ?? [''];
  const quick =
    buttons.length > 0
      ? [`Quick replies, in this order: ${buttons.map((title) => `\`${title}\``).join(' · ')}`, '']
      : [];
  return [
    `### \`${name}\` · ${language} · ${category}`,
    '',
    `Setting \`${setting}\`.`,
    '',
    '```text',
    body,
    '```',
    ...(quick.length > 0 ? ['', ...quick.slice(0, 1)] : []),
  ].join('\n');
}

function messageRow([key, { use, placeholders }]: [string, { use: string; placeholders: readonly string[] }]): string {
  return `| \`${key}\` | ${use} | ${placeholders.map((name) => `\`{{${name}}}\``).join(' ')} |`;
}
