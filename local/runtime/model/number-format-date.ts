/** Date and time formats: y m d h s with am/pm, [h] for elapsed time; m is a minute beside h or s, else a month. */
import { DAY_NAMES, MONTH_NAMES } from './date-pattern';
import { INDONESIAN_DAYS, INDONESIAN_MONTHS, isIndonesian } from './locale-names';
import { serialToWall } from './time-zone';

interface Token {
  readonly kind: 'literal' | 'field' | 'elapsed' | 'half' | 'fraction';
  readonly text: string;
}

const PATTERN = /"([^"]*)"|\\(.)|\[(h+|m+|s+)\]|\[[^\]]*\]|am\/pm|a\/p|(y+|m+|d+|h+|s+)|(\.0+)|./gi;
const compiled = new Map<string, readonly Token[]>();

function tokensOf(format: string): readonly Token[] {
  let tokens = compiled.get(format);
  if (!tokens) {
    const section = format.split(';')[0] ?? format;
    tokens = [...section.matchAll(PATTERN)].flatMap((match): Token[] => {
      const [text, quoted, escaped, elapsed, field, fraction] = match;
      if (quoted !== undefined || escaped !== undefined) return [{ kind: 'literal', text: quoted ?? escaped ?? '' }];
      if (elapsed) return [{ kind: 'elapsed', text: elapsed.toLowerCase() }];
      if (/^(am\/pm|a\/p)$/i.test(text)) return [{ kind: 'half', text: text.toLowerCase() }];
      if (field) return [{ kind: 'field', text: field.toLowerCase() }];
      if (fraction) return [{ kind: 'fraction', text }];
      return text.startsWith('[') ? [] : [{ kind: 'literal', text }];
    });
    compiled.set(format, tokens);
  }
  return tokens;
}

/** `locale`: whose names months and days have. */
export function formatDateSerial(serial: number, format: string, locale = 'en_US'): string {
  const tokens = tokensOf(format);
  const fraction = tokens.some((token) => token.kind === 'fraction');
  // Times are shown to the second; what is less rounds, so that 10:30 stays 10:30 whatever its binary fraction.
  const wall = new Date(fraction ? serialToWall(serial) : Math.round(serialToWall(serial) / 1_000) * 1_000);
  const clock = tokens.some((token) => token.kind === 'half') ? 12 : 24;
  return tokens.map((_, index) => show(tokens, index, { serial, wall, clock, locale })).join('');
}

/** The moment to show, and how many hours its clock has. */
interface Moment {
  readonly serial: number;
  readonly wall: Date;
  readonly clock: 12 | 24;
  readonly locale: string;
}

function show(tokens: readonly Token[], index: number, moment: Moment): string {
  const { serial, wall } = moment;
  const { kind, text } = tokens[index] ?? { kind: 'literal', text: '' };
  if (kind === 'literal') return text;
  if (kind === 'fraction')
    return `.${String(wall.getUTCMilliseconds())
      .padStart(3, '0')
      .slice(0, text.length - 1)}`;
  if (kind === 'half') {
    const shown = wall.getUTCHours() < 12 ? 'AM' : 'PM';
    return text === 'a/p' ? shown.slice(0, 1) : shown;
  }
  if (kind === 'elapsed') return elapsed(text, serial);
  if (text.startsWith('m') && text.length < 3 && isMinute(index, tokens)) return pad(wall.getUTCMinutes(), text.length);
  return field(text, moment);
}

function elapsed(text: string, serial: number): string {
  const seconds = Math.round(serial * 86_400);
  const unit = text.startsWith('h') ? 3_600 : text.startsWith('m') ? 60 : 1;
  return pad(Math.floor(seconds / unit), text.length);
}

/** The nearest field before is hours, or after is seconds. */
function isMinute(index: number, tokens: readonly Token[]): boolean {
  const isTime = (token: Token | undefined, letter: string): boolean =>
    token !== undefined && token.kind !== 'literal' && token.text.startsWith(letter);
  const before = tokens
    .slice(0, index)
    .reverse()
    .find((token) => token.kind === 'field' || token.kind === 'elapsed');
  const after = tokens.slice(index + 1).find((token) => token.kind === 'field' || token.kind === 'elapsed');
  return isTime(before, 'h') || isTime(after, 's');
}

function field(text: string, { wall, clock, locale }: Moment): string {
  const isHome = isIndonesian(locale);
  const count = text.length;
  switch (text[0]) {
    case 'y':
      return count > 2 ? pad(wall.getUTCFullYear(), 4) : pad(wall.getUTCFullYear() % 100, 2);
    case 'm': {
      const name = (isHome ? INDONESIAN_MONTHS : MONTH_NAMES)[wall.getUTCMonth()] ?? '';
      if (count > 4) return name.slice(0, 1);
      return count === 4 ? name : count === 3 ? name.slice(0, 3) : pad(wall.getUTCMonth() + 1, count);
    }
    case 'd': {
      const name = (isHome ? INDONESIAN_DAYS : DAY_NAMES)[wall.getUTCDay()] ?? '';
      return count > 3 ? name : count === 3 ? name.slice(0, 3) : pad(wall.getUTCDate(), count);
    }
    case 'h':
      return pad(clock === 12 ? wall.getUTCHours() % 12 || 12 : wall.getUTCHours(), count);
    default:
      return pad(wall.getUTCSeconds(), count);
  }
}

const pad = (value: number, width: number): string => String(value).padStart(Math.min(width, 4), '0');
