/** Makes text from outside safe to store and show: cells have a maximum length, logs have lines. */

import { fingerprint } from './fingerprint.ts';

/** Sheets refuses longer cells: https://support.google.com/drive/answer/37603 (50,000 characters). */
export const MAX_CELL_CHARACTERS = 50_000;

/** Splits text into parts that fit a cell, never inside a surrogate pair. An empty text is one empty part. */
export function splitForCells(text: string, size = MAX_CELL_CHARACTERS - 1000): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > size) {
    const cut = isHighSurrogate(rest.charCodeAt(size - 1)) ? size - 1 : size;
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  parts.push(rest);
  return parts;
}

/** At most `length` characters; an ellipsis marks a cut. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = isHighSurrogate(text.charCodeAt(length - 2)) ? length - 2 : length - 1;
  return `${text.slice(0, end)}…`;
}

/** What Sheets refuses or alters: control characters but tab and line breaks, and halves of surrogate pairs. */
const UNFIT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that a cell stores unchanged: what does not fit is cut off, and a note at its end says so. */
export function fitForCell(text: string): string {
  const clean = text.replace(UNFIT, '\ufffd');
  if (clean.length <= MAX_CELL_CHARACTERS) return clean;
  const mark = `… [cut off: ${clean.length} characters]`;
  return clip(clean, MAX_CELL_CHARACTERS - mark.length + 1).slice(0, -1) + mark;
}

/** Longer IDs, and IDs with characters that a cell would alter, are replaced by a short form. */
const LONGEST_ID = 200;

/** The ID itself if it is short printable ASCII, else a fingerprint of it; the same for the same ID. */
export function shortId(id: string): string {
  const isFit = id.length <= LONGEST_ID && /^[\x20-\x7e]*$/.test(id);
  return isFit ? id : `long-${fingerprint(id)}-${fingerprint(`${id.length}|${id}`)}`;
}

/** One line without control or direction characters: for names inside our own sentences and for logs. */
export function oneLine(text: string, length = 80): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  const cleaned = text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ');
  return clip(cleaned.replace(/\s+/g, ' ').trim(), length);
}

/**
 * Invisible characters: directions, widths, blanks of other scripts, and marks that phones and spreadsheets put around numbers.
 */
const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Variation_Selector}|[\u115f\u1160\u2800\u3164]|\u034f/gu;

/** What a person sees of a short text: one kind of space, one kind of dash, plain letters and digits. */
export function visible(text: string): string {
  const plainly = /^[\x20-\x7e]*$/.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/\s/g, ' ')
        .replace(INVISIBLE, '')
        .replace(/[\p{Pd}\u2212]/gu, '-');
  return plainly.replace(/ {2,}/g, ' ').trim();
}

/** Joins the texts that are not empty. */
export function sentences(texts: readonly string[]): string {
  return texts.filter((text) => text.trim() !== '').join(' ');
}

/** In characters. Nothing that is compared is nearly as long, and normalising may turn one character into eighteen. */
const LONGEST_PLAIN = 10_000;

/** Comparable form of what people type: case, accents, punctuation and runs of space do not matter. */
export function plain(text: string): string {
  return text
    .slice(0, LONGEST_PLAIN)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** Escapes text for use between tags or in an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
