/** Tells the new owner of a lead what is known of the customer and what they have said. */
import { quoteWords } from '../../core/chat/last-words.ts';
import { isPoint } from '../../core/lib/geo.ts';
import { clip, oneLine } from '../../core/lib/text.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { areaWord, callableNumber, intentWord, kilometres } from '../messages/format-words.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { type Round, sayKnown } from '../round/round.ts';
import { withSteps } from './lead-steps.ts';

interface Owned {
  readonly lead: Lead;
  readonly rep: Rep;
  readonly distanceKm: number | null;
}

/** `key`: 'rep.won' when the lead has just become theirs, 'rep.leads' when they ask about one of their leads. */
export function tellOwner(round: Round, owned: Owned, key: 'rep.won' | 'rep.leads' = 'rep.won'): void {
  const { lead, rep } = owned;
  const values = knownOf(round, owned);
  const body = sayKnown(round, 'rep.won', rep.language, values);
  tellRep(round, { rep, lead }, key, {
    content: withSteps(round, lead, rep, body),
    template: {
      type: 'template',
      name: round.config.settings.ownerTemplate,
      language: rep.language || 'id',
      parameters: [lead.id, inOneSentence(values)],
      payloads: [],
    },
  });
}

const LONGEST_QUESTIONS = 400;

/** Placeholders for the message; '' for what is not known. */
export function knownOf(round: Round, { lead, rep, distanceKm }: Owned) {
  const language = rep.language || 'id';
  const { latitude, longitude } = lead;
  const name = oneLine(lead.customerName, 60);
  const phone = callableNumber(round, lead, language);
  const intent = lead.intent ? intentWord(round, lead.intent, language) : '';
  const model = lead.modelName;
  const area = areaWord(round, lead, language);
  const distance = kilometres(distanceKm, language);
  return {
    ...{ lead: lead.id, name, phone, intent, model, area, distance },
    customer: joined([name, phone]),
    wish: joined([intent, model]),
    place: area && distance ? `${area} (${distance} km)` : area,
    map: isPoint(latitude, longitude) ? `https://maps.google.com/?q=${latitude},${longitude}` : '',
    questions: clip(quoteWords(lead.questions), LONGEST_QUESTIONS),
    said: quoteWords(lead.said, lead.questions),
    channel: lead.channel === 'UNKNOWN' ? '' : lead.channel,
    language: (lead.language || 'id').toUpperCase(),
  };
}

/** WhatsApp limits a template to 1,024 characters including its own text; parameters must not contain line breaks. */
const LONGEST_SENTENCE = 800;

export function inOneSentence({ customer, wish, place, questions, said }: ReturnType<typeof knownOf>): string {
  const words = joined([customer, wish, place, questions, said]);
  return oneLine(words, LONGEST_SENTENCE);
}

function joined(known: readonly string[]): string {
  return known.filter((each) => each !== '').join(' · ');
}
