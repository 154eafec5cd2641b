/**
 * A dealer's weekly report by WhatsApp, to one person there, in their window or as a template. Its row in Digests is written in
 * the same commit, so each dealer gets a week's report once, however often triggers run.
 */
import { mayRead, tipOf, type WeekFigures, weekId } from '../../core/digest/dealer-week.ts';
import type { DealerWeekEvent } from '../../core/digest/dealer-week-event.ts';
import { dayText, numberText } from '../../core/digest/numbers.ts';
import { oneLine } from '../../core/lib/text.ts';
import { dayStart, workbookDay } from '../../core/lib/time.ts';
import type { Language } from '../../tables/customers.ts';
import type { DigestRow } from '../../tables/digests.ts';
import type { Rep } from '../../tables/network.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say, sayKnown } from '../round/round.ts';
import { duration } from './format-words.ts';
import { tellRep } from './tell-rep.ts';

const LONGEST_NAME = 60;
const LONGEST_FIGURES = 400;

export function tellDealerWeek(round: Round, event: DealerWeekEvent): EventOutcome {
  const { session } = round;
  const id = weekId(event);
  session.openMore(['digests'], []);
  if (session.table('digests').has(id)) return { outcome: 'the dealer has read of this week', leadId: '' };
  const rep = session.table('reps').get(event.repId);
  const told = event.figures === null ? null : rep && mayRead(rep) ? tell(round, rep, event, event.figures) : '';
  const row: DigestRow = {
    ...{ id, day: dayStart(workbookDay(round.nowMs)), audience: event.dealerId, address: rep?.id ?? '' },
    ...{
      state: told ? 'SENT' : 'NOTHING',
      subject: told ?? '',
      startedAt: round.nowMs,
      place: null,
      quotaBefore: null,
    },
    note: told
      ? 'By WhatsApp: see Outbox.'
      : told === null
        ? ''
        : 'Nobody of this dealer is on duty and can be reached.',
  };
  session.table('digests').append(row);
  return { outcome: `week of a dealer: ${row.state}`, leadId: '' };
}

/** Returns its first line. */
function tell(round: Round, rep: Rep, { dealerId, monday }: DealerWeekEvent, figures: WeekFigures): string {
  const language = rep.language || 'id';
  const dealer = round.session.table('dealers').get(dealerId);
  const name = oneLine(dealer?.name || dealerId, LONGEST_NAME);
  const { tip, count } = tipOf(figures);
  const words = {
    ...{ dealer: name, week: weekText(monday, language), tip: say(round, `dealer.week.${tip}`, language, { count }) },
    ...figuresAsWords(figures, dealer?.score ?? null, language),
  };
  const body = sayKnown(round, 'dealer.week', language, words);
  const [first = '', ...lines] = body.split('\n');
  tellRep(round, { rep }, 'dealer.week', {
    content: { type: 'text', body },
    template: {
      type: 'template',
      name: round.config.settings.dealerWeekTemplate,
      language,
      // Without the advice, which has its own parameter.
      parameters: [name, words.week, oneLine(lines.slice(0, -1).join(' · '), LONGEST_FIGURES), words.tip],
      payloads: [],
    },
  });
  return oneLine(first, LONGEST_FIGURES);
}

function figuresAsWords({ answerMs, ...figures }: WeekFigures, score: number | null, language: Language) {
  const { offers, answered, won, contacted, sold } = figures;
  return {
    ...{ offers, answered, won, contacted, sold },
    speed: answerMs === null ? '' : duration(answerMs, language),
    score: score === null ? '' : numberText(score, language),
  };
}

/** 16 Nov – 22 Nov 2026. */
function weekText(monday: number, language: Language): string {
  const [first, last] = [monday - 7, monday - 1].map((day) => dayText(day, language));
  return `${first?.replace(/ \d{4}$/, '')} – ${last}`;
}
