/** A customer's questions: answers what the workbook knows; the rest is noted on the lead and counted in Answers. */
import { answerQuestions, type NearestDealer } from '../../core/chat/answer-questions.ts';
import type { MessageRead } from '../../core/chat/read-message.ts';
import { distanceKm, isPoint } from '../../core/lib/geo.ts';
import { clip, oneLine } from '../../core/lib/text.ts';
import { readWeekdays, weekdayName } from '../../core/lib/weekdays.ts';
import type { Topic } from '../../core/understanding/topics.ts';
import { HeaderFault } from '../../store/session/layout.ts';
import type { AnswerRow } from '../../tables/catalogue.ts';
import type { Customer, Language } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Dealer } from '../../tables/network.ts';
import { hoursOf } from '../assignment/dealer-hours.ts';
import { type Round, say } from '../round/round.ts';

/** Returns the text of the answer, '' when nothing was asked. `customer` and `lead` must include what this message told. */
export function answerCustomer(
  round: Round,
  read: MessageRead,
  { customer, lead }: { customer: Customer; lead: Lead },
): string {
  if (read.topics.length === 0) return '';
  const { catalogue, products, prices, answers, settings } = round.config;
  const dealer = nearestDealer(round, lead);
  const { text, unanswered } = answerQuestions(
    {
      customer,
      topics: read.topics,
      modelIds: read.modelId ? [read.modelId] : read.modelChoices,
      text: read.text,
    },
    {
      ...{ catalogue, products, prices, answers },
      brand: settings.brandName,
      region: lead.region || (dealer?.region ?? ''),
      nearest: dealer ? asCustomersRead(round, dealer, customer.language || 'id') : null,
      nowMs: round.nowMs,
    },
  );
  if (unanswered.length > 0) keepQuestion(round, lead, read.text, unanswered);
  return text;
}

function nearestDealer(round: Round, { latitude, longitude }: Lead): Dealer | null {
  if (latitude === null || longitude === null || !isPoint(latitude, longitude)) return null;
  let nearest: Dealer | null = null;
  let least = round.config.settings.maxRadiusKm;
  for (const dealer of round.session.table('dealers').rows()) {
    if (!dealer.active || dealer.latitude === null || dealer.longitude === null) continue;
    const km = distanceKm({ latitude, longitude }, { latitude: dealer.latitude, longitude: dealer.longitude });
    if (km <= least) [nearest, least] = [dealer, km];
  }
  return nearest;
}

function asCustomersRead(round: Round, dealer: Dealer, language: Language): NearestDealer {
  const { opens, closes } = hoursOf(round, dealer);
  const { days } = readWeekdays(dealer.closedDays);
  const time = (minutes: number) => {
    const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0'));
    return `${hour}${language === 'id' ? '.' : ':'}${minute}`;
  };
  const span =
    closes - opens >= 1440
      ? say(round, 'word.allDay', language)
      : `${time(opens)}–${time(closes)} ${dealer.zone || 'WIB'}`;
  const names = [...days].map((day) => weekdayName(day + SUNDAY, language)).join(', ');
  return {
    name: oneLine(dealer.name, 60),
    address: oneLine(dealer.address || dealer.city, 120),
    hours: names === '' ? span : `${span}, ${say(round, 'word.closedOn', language, { days: names })}`,
  };
}

/** 1970-01-04, as a day number: `weekdayName` counts from a day, `readWeekdays` from Sunday. */
const SUNDAY = 3;

const LONGEST_QUESTION = 160;
/** A cell could hold more, but a rep would not read it. */
const LONGEST_KEPT = 800;

/** Notes the question on the lead for the rep who wins it, and in Answers for staff, who see which answers to write next. */
function keepQuestion(round: Round, lead: Lead, text: string, topics: readonly Topic[]): void {
  const question = withoutNumbers(oneLine(text, LONGEST_QUESTION));
  const leads = round.session.table('leads');
  const before = leads.get(lead.id)?.questions ?? '';
  if (!before.split('\n').includes(question))
    leads.update(lead.id, {
      questions: clip([before, question].filter((each) => each !== '').join('\n'), LONGEST_KEPT),
    });
  const answers = openAnswers(round);
  if (!answers) return;
  for (const topic of topics) {
    const row = [...answers.rows()].find((each) => each.topic.trim().toLowerCase() === topic);
    if (row) answers.update(row.topic, { unanswered: (row.unanswered ?? 0) + 1, lastAsked: question });
    else answers.append({ ...BLANK, topic, unanswered: 1, lastAsked: question });
  }
}

/**
 * The Answers tab; null when one of its headers is missing, which is reported elsewhere. Counting must not make the message
 * fail.
 */
function openAnswers({ session }: Round) {
  try {
    session.openMore(['answers'], []);
    return session.table('answers');
  } catch (error) {
    if (error instanceof HeaderFault) return null;
    throw error;
  }
}

const BLANK: AnswerRow = {
  topic: '',
  words: '',
  id: '',
  en: '',
  validUntil: null,
  unanswered: null,
  lastAsked: '',
  problem: '',
};

/** Removes phone numbers, which do not belong in a tab that everybody reads. */
function withoutNumbers(text: string): string {
  return text.replace(/\+?\d[\d\s().-]{6,}\d/g, '…');
}
