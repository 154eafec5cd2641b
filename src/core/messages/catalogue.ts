/**
 * Every message the hub sends: its key, placeholders, occasion, and original text in both languages. Staff edit the texts in
 * the Messages tab; a text that cannot be used is reported in its row, and the original stays in use.
 */
import type { SettingProblem } from '../../settings.ts';
import type { Language } from '../../tables/customers.ts';
import { BODY, type MessageDefinition, namesIn, PLACEHOLDER, placeholdersOf } from './definition.ts';
import { type MessageKey, messageDefinitions } from './definitions.ts';

export type Copy = Readonly<Record<Language, string>>;
export type Catalogue = ReadonlyMap<MessageKey, Copy>;
export type { MessageKey } from './definitions.ts';

const OWN_COPY = (Object.keys(messageDefinitions) as MessageKey[]).map((key): [MessageKey, Copy] => [
  key,
  messageDefinitions[key],
]);

/** The texts that staff have changed, which are all that has to be cached. */
export function changedCopy(catalogue: Catalogue): [MessageKey, Copy][] {
  return [...catalogue].filter(([key, { id, en }]) => {
    const own = messageDefinitions[key];
    return id !== own.id || en !== own.en;
  });
}

/** The hub's own texts with the changes of staff applied. */
export function withCopy(changed: readonly (readonly [MessageKey, Copy])[]): Catalogue {
  return new Map([...OWN_COPY, ...changed]);
}

/** The catalogue with the texts of staff, and the problems in those. */
export function checkCatalogue(rows: readonly { key: string; id: string; en: string }[]): {
  catalogue: Catalogue;
  problems: readonly SettingProblem[];
} {
  const catalogue = new Map(OWN_COPY);
  const problems: SettingProblem[] = [];
  for (const row of rows) {
    const known = catalogue.get(row.key as MessageKey);
    if (!known) continue;
    const copy = { ...known };
    for (const language of ['id', 'en'] as const) {
      const text = row[language];
      // Most rows are unchanged, and the original texts are checked by a test, not in each execution.
      if (text === known[language]) continue;
      const problem = text.trim() === '' ? BLANK : copyProblem(row.key as MessageKey, text);
      if (problem) problems.push({ key: row.key, problem: `${language}: ${problem}` });
      else copy[language] = text;
    }
    catalogue.set(row.key as MessageKey, copy);
  }
  return { catalogue, problems };
}

const BLANK = 'no text; the hub’s own is in use.';

/** Why this text cannot be sent as that message, or null. */
function copyProblem(key: MessageKey, text: string): string | null {
  const definition: MessageDefinition = messageDefinitions[key];
  return textProblem(text, placeholdersOf(definition), definition.limit ?? BODY);
}

/** Why a text with these placeholders cannot be sent, or null. */
export function textProblem(text: string, placeholders: readonly string[], limit: number): string | null {
  const unknown = namesIn(text).find((name) => !placeholders.includes(name));
  if (unknown !== undefined) return `{{${unknown}}} is not known here. Known: ${placeholders.join(', ') || 'none'}.`;
  if (/\{\{|\}\}/.test(text.replace(PLACEHOLDER, ''))) return 'a placeholder is not closed: write {{name}}.';
  if (text.length > limit) return `${text.length} characters; WhatsApp takes ${limit} here.`;
  return null;
}

/** A placeholder before a comma or the end of a sentence, with what joins it: "Halo {{name}}, …", "Kabar baik, {{name}}!". */
const BEFORE_MARK = /,? \{\{([^{}]*)\}\}(?=[,.!?])/g;

/**
 * Fills in a message's placeholders. An empty value leaves no gap before a comma or full stop. Values are inserted as they are:
 * placeholders in them are not replaced.
 */
export function render(
  catalogue: Catalogue,
  key: MessageKey,
  language: Language | '',
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(copyOf(catalogue, key, language), values);
}

/** Like `render`, but drops lines whose values are all empty: for messages that list what is known. */
export function renderKnown(
  catalogue: Catalogue,
  key: MessageKey,
  language: Language | '',
  values: Readonly<Record<string, string | number>>,
): string {
  const known = new Set(Object.keys(values).filter((name) => values[name] !== ''));
  const isKnown = (line: string) => {
    const names = namesIn(line);
    return names.length === 0 || names.some((name) => known.has(name));
  };
  const lines = copyOf(catalogue, key, language).split('\n').filter(isKnown);
  return fill(lines.join('\n'), values);
}

function copyOf(catalogue: Catalogue, key: MessageKey, language: Language | ''): string {
  return (catalogue.get(key) ?? messageDefinitions[key])[language || 'id'];
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  const given = new Map(Object.entries(values));
  const valueIn = (name: string) => String(given.get(name.trim()) ?? '');
  return text
    .replace(BEFORE_MARK, (whole, name: string) => (valueIn(name) === '' ? '' : whole))
    .replace(PLACEHOLDER, (_, name: string) => valueIn(name));
}
