/** Converts anything that a script threw into the text and line that the platform would show. */
import type { ScriptError } from './wire';

export function describeScriptError(thrown: unknown, fileName: string): ScriptError {
  const stack = textOf(thrown, 'stack');
  return {
    name: textOf(thrown, 'name') || 'Error',
    message: textOf(thrown, 'message') || shown(thrown),
    text: shown(thrown),
    line: lineOf(stack, fileName),
    stack,
  };
}

function shown(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return 'Error';
  }
}

function textOf(thrown: unknown, property: string): string {
  if (typeof thrown !== 'object' || thrown === null) return '';
  const value: unknown = Reflect.get(thrown, property);
  return typeof value === 'string' ? value : '';
}

/** The innermost line of the script itself: frames of the services are not the author's. */
function lineOf(stack: string, fileName: string): number | null {
  for (const frame of stack.split('\n')) {
    const found = new RegExp(`(?:\\(|at |^)${fileName}:(\\d+)(?::\\d+)?\\)?$`).exec(frame.trim());
    if (found?.[1] !== undefined) return Number(found[1]);
  }
  return null;
}
