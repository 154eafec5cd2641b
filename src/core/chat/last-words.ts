/** The customer's last words, kept in the lead's row: whoever gets the lead reads them, however long the conversation is. */
import type { Content } from '../events.ts';
import { oneLine } from '../lib/text.ts';
import { wordsOf } from './carry.ts';
import { CAMPAIGN_CODE } from './read-message.ts';

const LONGEST_MESSAGE = 200;
const MOST_MESSAGES = 4;

/** One message a line, newest last. Buttons and pins are left out: what they say stands in columns of its own. */
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

/** What a message to the owner shows of it: each message in quotation marks. Open questions stand elsewhere in it. */
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
