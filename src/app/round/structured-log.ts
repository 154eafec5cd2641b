/**
 * The log: lines of named facts without anything that could identify a person, error texts included, because the people who may
 * read a project's logs are not those who may read its workbook.
 */
import { type Log, type LogFacts, WorkbookFault } from '../../ports.ts';
import { HeaderFault } from '../../store/session/layout.ts';

type Level = 'info' | 'warn' | 'error';
const STACK_LINES = 6;

export function structuredLog(write: (level: Level, line: LogFacts) => void): Log {
  const say = (level: Level, event: string, facts: LogFacts = {}) => {
    const told = Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' ? withoutPeople(fact) : fact,
    ]);
    write(level, { message: event, event, ...Object.fromEntries(told) });
  };
  return {
    info: (event, facts) => say('info', event, facts),
    warn: (event, facts) => say('warn', event, facts),
    error: (event, error, facts) => say('error', event, { ...facts, ...(error === undefined ? {} : factsOf(error)) }),
  };
}

function factsOf(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: withoutQuotes(String(error)) };
  // These errors quote only tabs and headers; others may quote what somebody wrote.
  const isOurs = error instanceof HeaderFault || (error instanceof WorkbookFault && error.reason === 'missing-tab');
  const said = isOurs ? error.message : withoutPeople(withoutQuotes(error.message));
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s*at /.test(line));
  return { error: `${error.name}: ${said}`, stack: at.slice(0, STACK_LINES).join('\n') };
}

function withoutQuotes(text: string): string {
  return text.replace(/"[^"]*"?|“[^”]*”?/g, '“…”');
}

/** Removes phone numbers, mail addresses, and WhatsApp's IDs (which contain the number) except for their ends. */
export function withoutPeople(text: string): string {
  return text
    .replace(/wamid\.[\w+/=-]*?([\w+/=-]{0,8})(?![\w+/=-])/g, 'wamid.…$1')
    .replace(/(?<!\w)(?!\d{4}-\d\d-\d\d(?!\d))\+?\d(?:[ .-]?\d){7,}(?!\w)/g, '…')
    .replace(/[^\s@"<>]+@[^\s@"<>]+/g, '…@…');
}
