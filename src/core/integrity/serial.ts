/**
 * Serials as people write them, made comparable. Look-alike letters are folded only at the digit positions of a pattern, where
 * a letter cannot be meant, so two real serials never become one.
 */

/** Prefixes that scanners add to a code: AIM's symbology identifier, and the application identifier of a serial (GS1: 21). */
const SCANNED = /^\s*(?:\][A-Z]\d)?(?:\(21\))?/;
/** Labels such as "SN:"; short ones only when followed by a mark, since a serial may begin with the same letters. */
const LABELLED =
  /^\s*(?:(?:S(?:\/|\. ?)?N\.?|IMEI|SERI|RANGKA|NO(?:\.? ?KA)?|(?:SERIAL|FRAME|CHASSIS|VIN)(?: (?:NUMBER|NO\.?))?)\s*[:#=]|NO(?:M[EO]R|\.)?\s*(?:RANGKA|SERI)\b\s*[:#=.]?)/;
/** What people write for a serial that is not known yet, and what a broken formula leaves. */
const NO_SERIAL =
  /^(?:(?:TEST?|DUMMY|CONTOH|SAMPLE)\d*|NA|NONE|NIL|NULL|TBA|TBD|UNKNOWN|SERIAL|KOSONG|NIHIL|BELUM\w*|(?:TIDAK|TDK|GAK)(?:ADA|TAHU)|(?:ME)?NYUSUL|NANTI|PENDING|PROSES|INDENT?|COMINGSOON|LUPA|REF|VALUE|NAME|ERROR)$/;

/**
 * The serial in upper case, with full-width characters made plain, and without separators, scanner prefixes and invisible
 * characters.
 */
export function normalSerial(typed: string): string {
  if (/^[A-Z0-9]*$/.test(typed)) return typed;
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\p{Cf}/gu, '')
    .replace(SCANNED, '')
    .replace(LABELLED, '')
    .replace(/[\p{C}\p{M}\p{Z}\s\-_./'"‘’‚“”„`´*#~;:,?%!<>()[\]{}|‐-―]+/gu, '');
}

/** Whether the text is only a filler for a field that must not be empty. */
export function isPlaceholder(serial: string): boolean {
  return (
    /^(.)\1*$/.test(serial) ||
    serial === '' ||
    NO_SERIAL.test(serial) ||
    (serial.length >= 5 && ('01234567890123456789'.includes(serial) || 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.includes(serial)))
  );
}

/** The key by which a serial is found; '' for a placeholder. */
export function serialKey(typed: string): string {
  const serial = normalSerial(typed);
  return isPlaceholder(serial) ? '' : serial;
}

const DIGIT_MEANT: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' };

/** ISO 3779: 17 characters, I, O and Q never occur, the last four are digits. */
const VIN = /^[A-HJ-NPR-Z0-9]{13}\d{4}$/;

/**
 * Folds look-alike letters at digit positions. `pattern`: 9 for a digit, A for a letter, X for either, other characters for
 * themselves; or VIN or IMEI.
 */
export function foldSerial(serial: string, pattern: string): string {
  const form = pattern === 'VIN' ? 'XXXXXXXXXXXXX9999' : pattern === 'IMEI' ? '999999999999999' : pattern;
  if (form.length !== serial.length) return serial;
  let folded = '';
  for (let i = 0; i < serial.length; i++) {
    const character = serial[i] ?? '';
    const isDigit = form[i] === '9' || (/\d/.test(form[i] ?? '') && form[i] === DIGIT_MEANT[character]);
    folded +=
      isDigit || (pattern === 'VIN' && /[IOQ]/.test(character)) ? (DIGIT_MEANT[character] ?? character) : character;
  }
  return fitsPattern(folded, pattern) ? folded : serial;
}

/** `serial`: as `normalSerial` returns it; `pattern`: as in foldSerial. A blank pattern fits only a blank serial. */
export function fitsPattern(serial: string, pattern: string): boolean {
  if (pattern === 'VIN') return VIN.test(serial);
  if (pattern === 'IMEI') return /^\d{15}$/.test(serial);
  if (pattern.length !== serial.length) return false;
  for (let i = 0; i < serial.length; i++) {
    const [form = '', character = ''] = [pattern[i], serial[i]];
    const fits =
      form === '9' ? /\d/.test(character) : form === 'A' ? /[A-Z]/.test(character) : form === 'X' || form === character;
    if (!fits) return false;
  }
  return true;
}

/** The serial that is meant: the typed one if it was shipped, otherwise its folded form under a pattern that it fits. */
export function meantSerial(
  serial: string,
  patterns: readonly string[],
  wasShipped: (serial: string) => boolean,
): string {
  if (wasShipped(serial)) return serial;
  const folded = patterns.map((pattern) => foldSerial(serial, pattern)).filter((form) => form !== serial);
  return folded.find(wasShipped) ?? folded[0] ?? serial;
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** No serial is longer, and a longer text would have millions of neighbours. */
const LONGEST_SERIAL = 40;

/** Every text that is one edit, or one swap of adjacent characters, away. */
export function* neighbours(serial: string): IterableIterator<string> {
  if (serial.length > LONGEST_SERIAL) return;
  for (let i = 0; i <= serial.length; i++) {
    const [before, at, after] = [serial.slice(0, i), serial[i], serial.slice(i + 1)];
    for (const other of LETTERS_AND_DIGITS) {
      yield before + other + (at ?? '') + after;
      if (at !== undefined && other !== at) yield before + other + after;
    }
    if (at === undefined) continue;
    yield before + after;
    if (after !== '' && after[0] !== at) yield before + after[0] + at + after.slice(1);
  }
}

const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';

/** 49 CFR 565.15: the ninth character follows from the others. Binding in North America only. */
export function hasVinCheckDigit(vin: string): boolean {
  const sum = VIN_WEIGHTS.reduce((total, weight, i) => total + weight * (VIN_VALUES.indexOf(vin[i] ?? '') % 10), 0);
  return vin.length === 17 && vin[8] === (sum % 11 === 10 ? 'X' : String(sum % 11));
}

/** Luhn: https://www.gsma.com/newsroom/wp-content/uploads/TS.06-v24.0-IMEI-Allocation-and-Approval-Process.pdf */
export function hasImeiCheckDigit(imei: string): boolean {
  let sum = 0;
  for (let i = 0; i < imei.length; i++) {
    const doubled = Number(imei[imei.length - 1 - i]) * (i % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return /^\d{15}$/.test(imei) && sum % 10 === 0;
}
