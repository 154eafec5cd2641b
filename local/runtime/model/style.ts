/** Formats of cells: one shared object per distinct combination, so that equal formats are the same object and runs of them merge. */
import type { Style, StyleKey } from './cell';

const interned = new Map<string, Style>();
/** By the object that a snapshot holds. */
const saved = new WeakMap<Style, Style>();

/** `internStyle` for a style of a snapshot: there the same few objects stand thousands of times. */
export function internSaved(style: Style): Style {
  const known = saved.get(style) ?? internStyle(style);
  saved.set(style, known);
  return known;
}

/** The one shared object for this combination of formats. */
export function internStyle(style: Style): Style {
  const entries = Object.entries(style).filter(([, value]) => value !== undefined);
  const key = JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  let known = interned.get(key);
  if (!known) {
    known = Object.freeze(Object.fromEntries(entries)) as Style;
    interned.set(key, known);
  }
  return known;
}

/** The style with one format set, or reset to the default by null; undefined when no format is left. */
export function withFormat(style: Style | undefined, key: StyleKey, value: string | number | null): Style | undefined {
  if ((style?.[key] ?? null) === value) return style;
  const { [key]: _dropped, ...rest } = style ?? {};
  if (value === null) return Object.keys(rest).length === 0 ? undefined : internStyle(rest);
  return internStyle({ ...rest, [key]: value });
}
