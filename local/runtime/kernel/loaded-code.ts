/** The script as it is loaded: parsed and numbered once for all runtimes of this process that run the same text. */
import { createHash } from 'node:crypto';
import type { Code } from './seats';
import { type ParsedCode, parseCode } from './syntax';

type Files = Readonly<Record<string, string>>;

const NO_FILES: Files = {};
const MOST_KEPT = 16;

const parsed = new Map<string, ParsedCode>();
const ids = new Map<string, { readonly files: Files; readonly id: string }>();

/** Throws a SyntaxError when Apps Script would not accept the code. */
export function loadCode(
  text: string,
  files: Files = NO_FILES,
): { readonly code: Code; readonly functions: ReadonlySet<string> } {
  const known = parsed.get(text) ?? parseCode(text);
  keep(parsed, text, known);
  const last = ids.get(text);
  const id = last?.files === files ? last.id : idOf(text, files);
  keep(ids, text, { files, id });
  return { code: { id, text, files }, functions: known.functions };
}

function idOf(text: string, files: Files): string {
  return createHash('sha1').update(text).update('\0').update(JSON.stringify(files)).digest('hex');
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST_KEPT && oldest !== undefined) map.delete(oldest);
}
