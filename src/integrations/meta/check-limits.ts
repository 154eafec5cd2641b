/** WhatsApp's limits, checked before sending, so that nothing is sent that would be refused. */
import type { Outgoing, ReplyOption } from '../../core/events.ts';

/** https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages: in characters, unless noted otherwise. */
const LIMITS = {
  text: 4096,
  body: 1024,
  buttonTitle: 20,
  buttonId: 256,
  buttons: 3,
  rowTitle: 24,
  rowId: 200,
  rowText: 72,
  rows: 10,
  caption: 1024,
};

/** Why this message would be refused, or null. */
export function limitProblem(content: Outgoing): string | null {
  switch (content.type) {
    case 'text':
      return length('text', content.body, LIMITS.text);
    case 'buttons':
      return (
        length('body', content.body, LIMITS.body) ??
        count('buttons', content.buttons.length, LIMITS.buttons) ??
        unique('button', content.buttons) ??
        each(
          content.buttons,
          (b) => length('button title', b.title, LIMITS.buttonTitle) ?? length('button id', b.id, LIMITS.buttonId),
        )
      );
    case 'list':
      return (
        length('body', content.body, LIMITS.text) ??
        length('list button', content.button, LIMITS.buttonTitle) ??
        count('rows', content.rows.length, LIMITS.rows) ??
        unique('row', content.rows) ??
        each(content.rows, rowProblem)
      );
    case 'location-request':
    case 'contact-request':
      return length('body', content.body, LIMITS.body);
    case 'media':
      return mediaProblem(content);
    case 'location':
      return Math.abs(content.latitude) <= 90 && Math.abs(content.longitude) <= 180
        ? null
        : `${content.latitude}, ${content.longitude} is no place on Earth`;
    case 'room':
      return 'Meta has no rooms';
    case 'template':
      return (
        parameterProblem(content.parameters) ?? each(content.payloads, (p) => length('payload', p, LIMITS.buttonId))
      );
  }
}

/**
 * Makes options distinct. Titles come from names and texts that staff type, and WhatsApp refuses a whole message because of two
 * equal ones.
 */
export function withDistinctOptions<T extends Outgoing>(content: T): T {
  if (content.type === 'buttons') return { ...content, buttons: distinct(content.buttons, LIMITS.buttonTitle) };
  return content.type === 'list' ? { ...content, rows: distinct(content.rows, LIMITS.rowTitle) } : content;
}

/** Keeps the first of options with the same ID, and adds a number to a title that is taken. */
function distinct(options: readonly ReplyOption[], room: number): ReplyOption[] {
  const ids = new Set<string>();
  const titles = new Set<string>();
  return options.flatMap((option) => {
    if (ids.has(option.id)) return [];
    ids.add(option.id);
    let { title } = option;
    for (let count = 2; titles.has(title); count++) title = numbered(option.title, count, room);
    titles.add(title);
    return [{ ...option, title }];
  });
}

function numbered(title: string, count: number, room: number): string {
  const mark = ` (${count})`;
  return `${title.slice(0, room - mark.length).trimEnd()}${mark}`;
}

function mediaProblem({ media, mediaId, caption }: Extract<Outgoing, { type: 'media' }>): string | null {
  if (mediaId === '') return `${media} has no media id`;
  if (caption === '') return null;
  return media === 'audio' || media === 'sticker'
    ? `${media} takes no caption`
    : length('caption', caption, LIMITS.caption);
}

function rowProblem(row: ReplyOption): string | null {
  return (
    length('row title', row.title, LIMITS.rowTitle) ??
    length('row id', row.id, LIMITS.rowId) ??
    (row.description === undefined ? null : length('row description', row.description, LIMITS.rowText))
  );
}

/** Template parameters must not be empty nor hold line breaks, tabs or more than four spaces in a row (error 132018). */
function parameterProblem(parameters: readonly string[]): string | null {
  const index = parameters.findIndex((text) => text.trim() === '' || /[\n\t]| {5}/.test(text));
  return index < 0 ? null : `template parameter ${index + 1} is empty or has line breaks`;
}

function length(what: string, value: string, limit: number): string | null {
  if (value.trim() === '') return `${what} is empty`;
  return value.length > limit ? `${what} has ${value.length} characters; WhatsApp takes ${limit}` : null;
}

function count(what: string, value: number, limit: number): string | null {
  return value >= 1 && value <= limit ? null : `${value} ${what}; WhatsApp takes 1 to ${limit}`;
}

function unique(what: string, options: readonly ReplyOption[]): string | null {
  const ids = new Set(options.map((option) => option.id));
  const titles = new Set(options.map((option) => option.title));
  return ids.size === options.length && titles.size === options.length
    ? null
    : `two ${what}s have the same id or title`;
}

function each<T>(items: readonly T[], check: (item: T) => string | null): string | null {
  for (const item of items) {
    const problem = check(item);
    if (problem) return problem;
  }
  return null;
}
