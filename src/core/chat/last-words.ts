/** The customer's latest messages, kept in the lead's row, so that the owner can read them however long the conversation is. */
import type { Content } from '../events.ts';
import { oneLine } from '../lib/text.ts';
import { wordsOf } from './carry.ts';
import { CAMPAIGN_CODE } from './read-message.ts';

const LONGEST_MESSAGE = 200;
const MOST_MESSAGES = 4;

/** One message per line, newest last. Buttons and pins are left out, since they have their own columns. */
export function addWords(said: string, content: Content): string {
  const words = wordsSaid(content);
  if (words === '') return said;
  const before = said.split('\n').filter((line) => line !== '' && line !== words);
  return [...before, words].slice(-MOST_MESSAGES).join('\n');
}

function wordsSaid(content: Content): string {
  switch (content.type) {
    case 'text':
      return oneLine(content.text.replace(CAMPAIGN_CODE, ' '), LONGEST_MESSAGE);
    case 'media':
    case 'order':
    case 'other':
      return oneLine(wordsOf(content), LONGEST_MESSAGE);
    default:
      return '';
  }
}

/** The messages as shown to the owner, each in quotation marks, without open questions, which are shown separately. */
export function quoteWords(said: string, questions = ''): string {
  const asked = new Set(linesOf(questions));
  return linesOf(said)
    .filter((line) => !asked.has(line))
    .slice(-MOST_SHOWN)
    .map((line) => `“${line}”`)
    .join(' · ');
}

const MOST_SHOWN = 3;

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
