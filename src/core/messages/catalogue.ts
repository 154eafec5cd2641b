/**
 * Every sentence the hub sends: key, placeholders, when it is sent, and the first copy in both languages. Staff edit the
 * copy in the Messages tab; copy that cannot be used is reported in its row and the copy below stays in use.
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

/** What staff have changed of it: all that has to be kept. */
export function changedCopy(catalogue: Catalogue): [MessageKey, Copy][] {
  return [...catalogue].filter(([key, { id, en }]) => {
    const own = messageDefinitions[key];
    return id !== own.id || en !== own.en;
  });
}

/** The hub's own copy, but for what staff have changed. */
export function withCopy(changed: readonly (readonly [MessageKey, Copy])[]): Catalogue {
  return new Map([...OWN_COPY, ...changed]);
}

/** The catalogue as staff have it, and what is wrong with their copy. */
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
      // Most rows are as set-up wrote them; that those are sound is tested once, not in each execution.
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

/** Fills a message in. Whoever has no name leaves no gap. Values are taken as they are: nothing in them is read as a placeholder. */
export function render(
  catalogue: Catalogue,
  key: MessageKey,
  language: Language | '',
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(copyOf(catalogue, key, language), values);
}

/** As `render`, without the lines of which nothing is known: for messages that list what there is. */
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
