/** Tells the manager responsible for a region what has become of a lead, in their language. */
import type { ReplyOption } from '../../core/events.ts';
import { oneLine } from '../../core/lib/text.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import { signChoice } from '../../core/tokens/signed-choice.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { type Round, say } from '../round/round.ts';
import { attentionTemplate } from './attention-template.ts';
import { managerAsRep } from './lead-owner.ts';
import { tellRep } from './tell-rep.ts';

type Values = Readonly<Record<string, string | number>>;
/** What is tapped → the title of its button or row. */
export type Decisions = readonly (readonly [what: string, title: MessageKey])[];

/** One sentence about a lead. Managers seldom write to the hub, so that it nearly always goes as a template. */
export function tellManager(round: Round, lead: Lead, key: MessageKey, values: Values): void {
  askManager(round, lead, key, { values, decisions: [] });
}

/** The same with buttons. A template has none, so there the text says what to type. */
export function askManager(
  round: Round,
  lead: Lead,
  key: MessageKey,
  { values, decisions }: { readonly values: Values; readonly decisions: Decisions },
): void {
  const rep = managerAsRep(round, lead.region);
  if (rep.phone === '') return;
  const what = oneLine(say(round, key, rep.language, values), 600);
  const body = `⚠️ ${lead.id}: ${what}`;
  const buttons = decisionRows(round, lead, rep, decisions);
  tellRep(round, { rep, lead }, key, {
    content: buttons.length > 0 ? { type: 'buttons', body, buttons } : { type: 'text', body },
    template: attentionTemplate(round, lead, what, rep.language),
  });
}

/**
 * Buttons or rows that only this manager can tap. They are signed for the manager's number, since one number may be responsible
 * for several regions.
 */
export function decisionRows(
  round: Round,
  { id: leadId }: Pick<Lead, 'id'>,
  { phone, language }: Pick<Rep, 'phone' | 'language'>,
  decisions: Decisions,
): ReplyOption[] {
  return decisions.map(([what, title]) => ({
    id: signChoice({ kind: 'M1', leadId, what }, phone, round.tokenSecret),
    title: say(round, title, language),
  }));
}
