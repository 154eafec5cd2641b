/** The settings in force, from the rows of the Settings tab; all faults are reported at once. */

import { readOtherHubs } from './core/lib/other-hubs.ts';
import { toWhatsAppDigits } from './core/lib/phone.ts';
import { readFlag } from './core/lib/read-flag.ts';
import { readNumber } from './core/lib/read-number.ts';
import { type SettingDefinition, settingDefinitions } from './tables/setting-definitions.ts';

export type SettingKey = keyof typeof settingDefinitions;
type Widened<T> = T extends string ? string : T extends number ? number : boolean;
export type Settings = { readonly [K in SettingKey]: Widened<(typeof settingDefinitions)[K]['fallback']> };

export interface SettingProblem {
  readonly key: string;
  readonly problem: string;
}

/** Reads the Settings tab. A value that cannot be used leaves the default in force, and is reported. */
export function parseSettings(rows: readonly { key: string; value: string }[]): {
  settings: Settings;
  problems: readonly SettingProblem[];
} {
  const values: Record<string, string | number | boolean> = {};
  const problems: SettingProblem[] = [];
  for (const [key, definition] of Object.entries(settingDefinitions)) values[key] = definition.fallback;
  for (const { key, value } of rows) {
    if (value.trim() === '' || key === '') continue;
    const definition: SettingDefinition | undefined = Object.hasOwn(settingDefinitions, key)
      ? settingDefinitions[key as SettingKey]
      : undefined;
    if (!definition) {
      problems.push({ key, problem: 'There is no setting of this name.' });
      continue;
    }
    const parsed = parseValue(definition, value.trim());
    if (typeof parsed === 'object') problems.push({ key, problem: `${parsed.problem} The default is in force.` });
    else values[key] = parsed;
  }
  const settings = values as unknown as Settings;
  return { settings, problems: [...problems, ...contradictions(settings)] };
}

/** Why this value must not be set: only faults that it would add to those already there. '' when it may be set. */
export function settingProblem(
  rows: readonly { key: string; value: string }[],
  { key, value }: { readonly key: SettingKey; readonly value: string },
): string {
  const parsed = value.trim() === '' ? '' : parseValue(settingDefinitions[key], value.trim());
  if (typeof parsed === 'object') return parsed.problem;
  const changed = rows.map((row) => (row.key === key ? { key, value } : row));
  const idOf = (each: SettingProblem) => `${each.key}|${each.problem}`;
  const known = new Set(parseSettings(rows).problems.map(idOf));
  return parseSettings(changed).problems.find((each) => !known.has(idOf(each)))?.problem ?? '';
}

/** Settings that are each valid but contradict each other, or are surely a mistake. They stay in force and are reported. */
function contradictions(settings: Settings): SettingProblem[] {
  const { claimWindowMinutes, firstContactMinutes, longestWaitHours, hqPhone, metaApiVersion } = settings;
  const longest = longestWaitHours * 60;
  const names = TEMPLATES.map((key) => settings[key]);
  const hubs = readOtherHubs(settings.otherHubs);
  const found: [boolean, SettingKey, string][] = [
    [
      claimWindowMinutes > longest,
      'claimWindowMinutes',
      'Longer than longestWaitHours, after which a manager gets it.',
    ],
    [
      firstContactMinutes > longest,
      'firstContactMinutes',
      'Longer than longestWaitHours, after which a manager gets it.',
    ],
    [hqPhone !== '' && toWhatsAppDigits(hqPhone) === null, 'hqPhone', 'This is no WhatsApp number.'],
    [hubs.problem !== '', 'otherHubs', hubs.problem],
    [!/^v\d+\.\d+$/.test(metaApiVersion), 'metaApiVersion', 'Versions look like v25.0.'],
    ...TEMPLATES.map((key, index): [boolean, SettingKey, string] => [
      names.indexOf(settings[key]) !== index,
      key,
      'Another setting names the same template; each needs its own placeholders.',
    ]),
  ];
  return found.flatMap(([isSo, key, problem]) => (isSo ? [{ key, problem }] : []));
}

const TEMPLATES = (Object.keys(settingDefinitions) as SettingKey[]).filter((key) => key.endsWith('Template'));

function parseValue(definition: SettingDefinition, text: string): string | number | boolean | { problem: string } {
  if (definition.kind === 'text') {
    const { choices } = definition;
    if (!choices) return text;
    return (
      choices.find((choice) => choice === text.toLowerCase()) ?? {
        problem: `"${text}" is none of ${choices.join(', ')}.`,
      }
    );
  }
  if (definition.kind === 'boolean') {
    return readFlag(text) ?? { problem: `"${text}" is neither TRUE nor FALSE.` };
  }
  const number = readNumber(text);
  if (number === 'two ways')
    return {
      problem: `"${text}" can be read two ways: write ${text.replace(/[.,]/, '')} if that is meant.`,
    };
  if (number === null) return { problem: `"${text}" is not a number.` };
  if (definition.kind === 'integer' && !Number.isInteger(number))
    return { problem: `"${text}" is not a whole number.` };
  const { min = -Infinity, max = Infinity } = definition;
  if (number < min || number > max) return { problem: `${number} is not between ${min} and ${max}.` };
  return number;
}
