/** What the owner of a lead can do with it, as a list to choose from: the remaining steps, and reading the conversation. */
import type { Outgoing } from '../../core/events.ts';
import { nextSteps, type Step } from '../../core/lead/progress.ts';
import { clip } from '../../core/lib/text.ts';
import { signChoice } from '../../core/tokens/signed-choice.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { type Round, say } from '../round/round.ts';

/** A text with the list of steps that are left for this lead; plain text when it is over. */
export function withSteps(round: Round, lead: Lead, rep: Rep, body: string): Outgoing {
  const steps = nextSteps(lead.status);
  if (steps.length === 0) return { type: 'text', body };
  const rows = [
    ...steps.map((step) => choiceRow(round, lead, rep, { what: step, title: stepWord(round, step, rep) })),
    choiceRow(round, lead, rep, { what: 'TALK', title: say(round, 'rep.row.talk', rep.language) }),
  ];
  return { type: 'list', body: clip(body, 4000), button: say(round, 'rep.button.status', rep.language), rows };
}

/** A row of a list that only this rep can choose from. */
export function choiceRow(round: Round, lead: Lead, rep: Rep, row: { readonly what: string; readonly title: string }) {
  return {
    id: signChoice({ kind: 'S1', leadId: lead.id, what: row.what }, rep.id, round.tokenSecret),
    title: row.title,
  };
}

/** The name of a step in the rep's language. */
export function stepWord(round: Round, step: Step, rep: Rep): string {
  return say(round, `step.${step}`, rep.language);
}
