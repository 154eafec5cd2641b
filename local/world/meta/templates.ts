/**
 * The register of message templates as WhatsApp Manager would show it, and what a template send is checked for.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates
 */
import type { Choice, Content } from './content';
import { asFields, asList, asText, type Fields } from './fields';
import { GraphRefusal, invalid, missing } from './refusal';

export interface Template {
  readonly name: string;
  readonly language: string;
  readonly category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION';
  /** With positional parameters {{1}}, {{2}} … */
  readonly body: string;
  readonly header?: string;
  readonly footer?: string;
  /** Titles of its quick-reply buttons, in order. */
  readonly buttons?: readonly string[];
  readonly status?: 'APPROVED' | 'PAUSED' | 'DISABLED';
}

const BODY_MAX = 1024;
const PAYLOAD_MAX = 256;

export function parseTemplate(value: unknown, register: readonly Template[]): Content {
  const sent = asFields(value);
  const name = asText(sent.name);
  const language = asText(asFields(sent.language).code);
  if (!name) throw missing('template[name]');
  if (!language) throw missing('template[language][code]');
  const template = findTemplate(register, name, language);
  const components = asList(sent.components).map(asFields);
  for (const { type } of components) {
    if (!['header', 'body', 'button', 'footer'].includes(String(type).toLowerCase())) {
      throw invalid(`Template component type ${String(type)} is not supported`);
    }
  }
  const texts = bodyParameters(components);
  const expected = parameterCount(template.body);
  if (texts.length !== expected) {
    const details = `body: number of localizable_params (${texts.length}) does not match the expected number of params (${expected})`;
    throw new GraphRefusal(132000, details);
  }
  const body = template.body.replace(/\{\{(\d+)\}\}/g, (_, digits: string) => texts[Number(digits) - 1] ?? '');
  if (body.length > BODY_MAX) throw new GraphRefusal(132005, `Translated text is longer than ${BODY_MAX} characters`);
  return {
    type: 'template',
    name,
    language,
    category: template.category,
    ...(template.header === undefined ? {} : { header: template.header }),
    body,
    ...(template.footer === undefined ? {} : { footer: template.footer }),
    buttons: quickReplies(template.buttons ?? [], components),
  };
}

function findTemplate(register: readonly Template[], name: string, language: string): Template {
  const template = register.find((each) => each.name === name && each.language === language);
  if (!template) throw new GraphRefusal(132001, `template name (${name}) does not exist in ${language}`, 404);
  if (template.status === 'PAUSED') throw new GraphRefusal(132015, `template (${name}) is paused`);
  if (template.status === 'DISABLED') throw new GraphRefusal(132016, `template (${name}) is disabled`);
  return template;
}

function parameterCount(body: string): number {
  return Math.max(0, ...[...body.matchAll(/\{\{(\d+)\}\}/g)].map((match) => Number(match[1])));
}

function bodyParameters(components: readonly Fields[]): string[] {
  const parameters = components.filter(({ type }) => String(type).toLowerCase() === 'body');
  return parameters
    .flatMap((component) => asList(component.parameters))
    .map(asFields)
    .map((parameter) => {
      if (parameter.type !== 'text') throw new GraphRefusal(132012, 'body: parameter type must be text');
      const text = asText(parameter.text);
      if (!text) throw missing('parameters[text]');
      if (/[\n\t]| {5}/.test(text)) {
        throw new GraphRefusal(
          132018,
          'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
        );
      }
      return text;
    });
}

/** A quick reply whose payload was not given sends its title back, as on the live platform. */
function quickReplies(titles: readonly string[], components: readonly Fields[]): Choice[] {
  const payloads = new Map<number, string>();
  for (const component of components.filter(({ type }) => String(type).toLowerCase() === 'button')) {
    const index = Number(component.index);
    if (!Number.isInteger(index) || index < 0 || index >= titles.length) {
      throw new GraphRefusal(132000, `buttons: button at index ${String(component.index)} is not in the template`);
    }
    if (String(component.sub_type).toLowerCase() !== 'quick_reply') {
      throw new GraphRefusal(132012, `buttons: button at index ${index} is of type QUICK_REPLY`);
    }
    const parameter = asFields(asList(component.parameters)[0]);
    const payload = asText(parameter.payload);
    if (parameter.type !== 'payload' || !payload) throw missing('parameters[payload]');
    if (payload.length > PAYLOAD_MAX) throw invalid(`Button payload length invalid. Max length: ${PAYLOAD_MAX}`);
    payloads.set(index, payload);
  }
  return titles.map((title, index) => ({ id: payloads.get(index) ?? title, title }));
}
