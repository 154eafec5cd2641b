/** Keeps a waiting customer informed: what happens next, and who will answer by when. */
import { oneLine } from '../../core/lib/text.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, workbookMinutes } from '../../core/lib/time.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { Language } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { managerOf } from '../messages/lead-owner.ts';
import { isWindowOpen } from '../messages/post.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import { type Round, say } from '../round/round.ts';

/** When managers answer: hours of the day in the workbook's time zone. */
const FROM_HOUR = 8;
const TO_HOUR = 20;

/** Other dealers are being asked now: within one more window there is a claim, or the next message. */
export function tellStillAsking(
  round: Round,
  { id }: Pick<Lead, 'id'>,
  key: MessageKey,
  values: Readonly<Record<string, string>> = {},
): void {
  const lead = round.session.table('leads').get(id);
  if (!lead) return;
  const customer = round.session.table('customers').get(lead.customerId);
  // There is no template for this message, so WhatsApp would refuse it outside their window.
  if (!customer || !isWindowOpen(round, customer.lastMessageAt)) return;
  const minutes = Math.ceil(((lead.windowEndsAt ?? 0) - round.nowMs) / MINUTE_MS);
  tellCustomer(round, { customer, leadId: id }, key, { values: { ...values, area: oneLine(lead.area), minutes } });
}

/** A named manager has the lead. `dueAt`: by when we promised an answer (epoch ms). */
export function tellWhoAnswers(round: Round, lead: Lead, key: MessageKey, dueAt: number): void {
  const customer = round.session.table('customers').get(lead.customerId);
  if (!customer) return;
  const language = lead.language || 'id';
  const values = {
    manager: oneLine(lead.repName, 40),
    area: oneLine(lead.area),
    // Without a manager's number only staff were told, so no time can be promised.
    time: managerOf(round, lead.region).phone === '' ? '' : dueWords(round, dueAt, language),
  };
  const { introTemplate, brandName } = round.config.settings;
  const parameters = [
    oneLine(lead.customerName, 40) || '—',
    values.manager || '—',
    brandName || '—',
    values.area || '—',
  ];
  tellCustomer(round, { customer, leadId: lead.id }, key, {
    values,
    template: { type: 'template', name: introTemplate, language, parameters, payloads: [] },
  });
}

/** When a manager should have answered (epoch ms). */
export function managerDueAt({ config, nowMs }: Round): number {
  const { managerMinutes, alwaysOpen } = config.settings;
  const hour = workbookMinutes(nowMs) / 60;
  if (alwaysOpen || (hour >= FROM_HOUR && hour < TO_HOUR)) return nowMs + managerMinutes * MINUTE_MS;
  const wait = (FROM_HOUR - hour) * HOUR_MS + (hour < FROM_HOUR ? 0 : DAY_MS);
  return nowMs + wait + managerMinutes * MINUTE_MS;
}

/** "dalam 60 menit", "sebelum pukul 09.00 WIB besok". */
function dueWords(round: Round, dueAt: number, language: Language): string {
  const { managerMinutes } = round.config.settings;
  const minutes = Math.round((dueAt - round.nowMs) / MINUTE_MS);
  if (minutes <= managerMinutes) return say(round, 'word.within', language, { minutes });
  const at = workbookMinutes(dueAt);
  const time = [Math.floor(at / 60), at % 60].map((part) => String(Math.floor(part)).padStart(2, '0'));
  const isToday = workbookMinutes(round.nowMs) < at;
  const key = isToday ? 'word.today' : 'word.tomorrow';
  return say(round, key, language, { time: time.join(language === 'id' ? '.' : ':') });
}
