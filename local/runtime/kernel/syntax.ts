/**
 * Reads a bundle the way Apps Script's own parser would: refuses what that parser refuses although V8 would take it
 * (https://developers.google.com/apps-script/guides/v8-runtime#v8-runtime-limitations), and lists the global functions.
 */
import vm from 'node:vm';
import { describeScriptError } from './script-error';
import { readTokens, type Token } from './tokens';

export interface ParsedCode {
  /** Functions declared at the top level: what callers can ask for by name. */
  readonly functions: ReadonlySet<string>;
}

/** Throws with position and reason when Apps Script would not accept the code. */
export function parseCode(code: string): ParsedCode {
  try {
    new vm.Script(code, { filename: 'Code.gs' });
  } catch (error) {
    const { text, line } = describeScriptError(error, 'Code.gs');
    throw new SyntaxError(`Syntax error: ${text} line: ${line ?? '?'} file: Code.gs`);
  }
  const functions = new Set<string>();
  let depth = 0;
  let previous: Token | null = null;
  let beforePrevious: Token | null = null;
  let refused: string | null = null;
  readTokens(code, (token) => {
    if (token.kind === 'private') refused ??= refusal(code, token, `private field ${token.text}`);
    if (depth === 0 && token.kind === 'word' && declares(previous, beforePrevious)) functions.add(token.text);
    if (beforePrevious?.text === 'static' && isFieldEnd(previous, token)) {
      refused ??= refusal(code, token, `static field ${previous?.text}`);
    }
    if (previous?.text === 'static' && token.text === '{') refused ??= refusal(code, token, 'static block');
    if (token.kind === 'punctuator' && '{(['.includes(token.text)) depth += 1;
    if (token.kind === 'punctuator' && '})]'.includes(token.text)) depth -= 1;
    beforePrevious = previous;
    previous = token;
  });
  if (refused !== null) throw new SyntaxError(refused);
  return { functions };
}

function declares(previous: Token | null, before: Token | null): boolean {
  if (previous?.text === 'function') return true;
  if (previous?.text === '*' && before?.text === 'function') return true;
  return previous?.text === 'var' || previous?.text === 'let' || previous?.text === 'const';
}

/** `static name =`, `static name;` and `static name }` are fields; `static name(` is a method. */
function isFieldEnd(name: Token | null, token: Token): boolean {
  return name?.kind === 'word' && (token.text === '=' || token.text === ';' || token.text === '}');
}

function refusal(code: string, { at }: Token, what: string): string {
  const line = code.slice(0, at).split('\n').length;
  return `Syntax error: SyntaxError: Apps Script does not take this syntax: ${what} line: ${line} file: Code.gs`;
}
