/**
 * Interactive messages and their limits.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-reply-buttons-messages
 * https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-list-messages
 */
import type { Choice, Content, Framed, ListSection } from './content';
import { asFields, asList, asText, type Fields } from './fields';
import { invalid, missing } from './refusal';

const BODY_MAX = 1024;
const LIST_BODY_MAX = 4096;
const FRAME_MAX = 60;
const ROWS_MAX = 10;

export function parseInteractive(value: unknown): Content {
  const sent = asFields(value);
  const action = asFields(sent.action);
  switch (sent.type) {
    case 'button':
      return { type: 'buttons', ...readFrame(sent, BODY_MAX), buttons: readButtons(action) };
    case 'list': {
      const button = limited(action.button, 'Button', 1, 20);
      return { type: 'list', ...readFrame(sent, LIST_BODY_MAX), button, sections: readSections(action) };
    }
    case 'location_request_message':
      if (action.name !== 'send_location') throw invalid('Action name must be send_location');
      return { type: 'location-request', ...readFrame(sent, BODY_MAX) };
    case 'request_contact_info':
      if (action.name !== 'request_contact_info') throw invalid('Action name must be request_contact_info');
      return { type: 'contact-request', ...readFrame(sent, BODY_MAX) };
    case 'cta_url': {
      const parameters = asFields(action.parameters);
      const url = asText(parameters.url);
      if (!url || !/^https?:\/\//.test(url)) throw invalid('Action parameter url must be a http or https address');
      const label = limited(parameters.display_text, 'Display text', 1, 20);
      return { type: 'link', ...readFrame(sent, BODY_MAX), label, url };
    }
    case undefined:
      throw missing('interactive[type]');
    default:
      throw invalid(`Interactive type ${String(sent.type)} is not supported`);
  }
}

function readFrame(sent: Fields, bodyMax: number): Framed {
  const body = limited(asFields(sent.body).text, 'Body text', 1, bodyMax);
  const header = asFields(sent.header);
  const footer = asFields(sent.footer);
  return {
    ...(header.type === 'text' ? { header: limited(header.text, 'Header text', 1, FRAME_MAX) } : {}),
    body,
    ...(footer.text === undefined ? {} : { footer: limited(footer.text, 'Footer text', 1, FRAME_MAX) }),
  };
}

function readButtons(action: Fields): Choice[] {
  const buttons = asList(action.buttons).map(asFields);
  if (buttons.length < 1 || buttons.length > 3) throw invalid('Invalid buttons count. Min allowed buttons: 1, Max: 3');
  const choices = buttons.map((button) => {
    if (button.type !== 'reply') throw invalid('Button type must be reply');
    const reply = asFields(button.reply);
    return {
      id: limited(reply.id, 'Button id', 1, 256),
      title: limited(reply.title, 'Button title', 1, 20),
    };
  });
  refuseRepeats(choices, 'buttons');
  if (new Set(choices.map(({ title }) => title)).size < choices.length) {
    throw invalid('Duplicate button titles are not allowed');
  }
  return choices;
}

function readSections(action: Fields): ListSection[] {
  const sections = asList(action.sections).map(asFields);
  if (sections.length < 1 || sections.length > ROWS_MAX) throw invalid('Invalid sections count. Min: 1, Max: 10');
  const read = sections.map((section) => {
    if (sections.length > 1 && section.title === undefined) throw missing('section[title]');
    const rows = asList(section.rows).map((row) => {
      const fields = asFields(row);
      return {
        id: limited(fields.id, 'Row id', 1, 200),
        title: limited(fields.title, 'Row title', 1, 24),
        ...(fields.description === undefined
          ? {}
          : { description: limited(fields.description, 'Row description', 0, 72) }),
      };
    });
    if (rows.length === 0) throw missing('section[rows]');
    return section.title === undefined ? { rows } : { title: limited(section.title, 'Section title', 1, 24), rows };
  });
  const rows = read.flatMap((section) => section.rows);
  if (rows.length > ROWS_MAX) throw invalid(`Total row count exceed max allowed count: ${ROWS_MAX}`);
  refuseRepeats(rows, 'rows');
  return read;
}

function refuseRepeats(choices: readonly Choice[], what: string): void {
  if (new Set(choices.map(({ id }) => id)).size < choices.length) throw invalid(`Duplicate ids in ${what}`);
}

function limited(value: unknown, name: string, min: number, max: number): string {
  if (value === undefined) throw missing(name);
  if (typeof value !== 'string') throw invalid(`${name} must be a string`);
  const text = min > 0 ? value.trim() : value;
  // Counted in characters, as the API does: an emoji of two UTF-16 units is one.
  const length = [...value].length;
  if (text.length < min || length > max) {
    throw invalid(`${name} length invalid. Min length: ${min}, Max length: ${max}`);
  }
  return value;
}
