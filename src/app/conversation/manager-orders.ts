/** A manager's decisions, tapped or typed: who gets a lead, that it is sold or closed, how a dispute ends. */
import type { ManagerWord, Order } from '../../core/chat/hub-words.ts';
import type { ReplyOption } from '../../core/events.ts';
import { LOST_REASONS } from '../../core/lead/progress.ts';
import { clip, oneLine } from '../../core/lib/text.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import { ROW } from '../../core/messages/definition.ts';
import { type Choice, choiceCode, signChoice } from '../../core/tokens/signed-choice.ts';
import type { Dispute } from '../../tables/disputes.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { tellManagerOfLead } from '../assignment/manager-card.ts';
import { answersFor, dropManagerLead, leadsOfManager } from '../messages/lead-owner.ts';
import { leadRow } from '../messages/lead-row.ts';
import { decisionRows } from '../messages/tell-manager.ts';
import { notifyRep, tellRep } from '../messages/tell-rep.ts';
import { decideDispute, openDisputes, tellDispute } from '../ownership/dispute.ts';
import { handOver } from '../ownership/hand-over.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { moveLead, type Round, say } from '../round/round.ts';
import { type Colleague, called, colleaguesOf, describeRep } from './find-reps.ts';
import { talkOf } from './read-talk.ts';

/** WhatsApp shows ten rows. */
const MOST_ROWS = 10;
const MOST_NAMED = 40;

/** `leadId`: the lead that is named, quoted, or the manager's only one; else ''. */
export function obeyManager(round: Round, manager: Rep, { word, leadId }: Order<ManagerWord>): EventOutcome {
  switch (word) {
    case 'LEADS':
      return listLeads(round, manager, 'SHOW');
    case 'WHO':
      return sayWho(round, manager);
    case 'WON':
    case 'LOST':
      return leadId === '' ? listLeads(round, manager, word) : decide(round, manager, { leadId, what: word });
    case 'DISPUTES':
    case 'UPHOLD':
    case 'REJECT':
      return judge(round, manager, { word, leadId });
    default:
      return helpManager(round, manager);
  }
}

export function helpManager(round: Round, manager: Rep): EventOutcome {
  const count = leadsOfManager(round.session.system.state, manager.phone).length;
  tellRep(round, { rep: manager }, 'manager.help', { values: { count } });
  return { outcome: 'manager helped', leadId: '' };
}

/** Carries out a button or row that this manager was sent, or the typed words for it. */
export function decide(round: Round, manager: Rep, { leadId, what }: Omit<Choice, 'kind'>): EventOutcome {
  const [verb = '', ...rest] = what.split('-');
  const detail = rest.join('-');
  const lead = round.session.table('leads').get(leadId);
  if (verb === 'UPHOLD' || verb === 'REJECT') {
    const dispute = openDisputes(round, manager).find(
      (each) => each.leadId === leadId && choiceCode(each.repId) === detail,
    );
    return settle(round, manager, dispute, verb);
  }
  const isTheirs = lead !== undefined && answersFor(round, manager, lead);
  if (!isTheirs || (verb !== 'GIVE' && lead.status !== 'WITH_MANAGER')) return refuse(round, manager, leadId);
  if (verb === 'GIVE' || verb === 'WON') {
    const colleagues = colleaguesOf(round, manager, lead);
    const chosen = colleagues.find(({ rep }) => choiceCode(rep.id) === detail);
    return chosen
      ? give(round, manager, lead, { rep: chosen.rep, verb })
      : askRep(round, manager, lead, { colleagues, verb });
  }
  if (verb === 'LOST') return closeLead(round, manager, lead, detail);
  if (verb === 'TALK') {
    const values = { lead: leadId, name: oneLine(lead.customerName, 60), text: talkOf(round, lead) };
    tellRep(round, { rep: manager, lead }, 'rep.talk', { values });
  } else tellManagerOfLead(round, lead, say(round, 'why.yours', manager.language));
  return { outcome: 'manager reads a lead', leadId };
}

function refuse(round: Round, manager: Rep, leadId: string): EventOutcome {
  tellRep(round, { rep: manager }, 'rep.notYours', { values: { lead: leadId } });
  return { outcome: 'the lead is not with this manager', leadId };
}

/** "Beri Dewi": gives the lead to the rep of that name, or lists the reps who may be meant. */
export function giveByName(round: Round, manager: Rep, leadId: string, name: string): EventOutcome {
  const lead = round.session.table('leads').get(leadId);
  if (!lead || !answersFor(round, manager, lead)) return refuse(round, manager, leadId);
  const all = colleaguesOf(round, manager, lead);
  const { found, isByName } = called(all, name);
  const [only, ...others] = found;
  if (only && isByName && others.length === 0) return give(round, manager, lead, { rep: only.rep, verb: 'GIVE' });
  if (!only && name !== '')
    tellRep(round, { rep: manager, lead }, 'manager.noSuchRep', { values: { rep: oneLine(name, 40) } });
  return askRep(round, manager, lead, { colleagues: only ? found : all, verb: 'GIVE' });
}

/** Lists the leads to choose from. `what`: what choosing one does. */
export function listLeads(round: Round, rep: Rep, what: 'SHOW' | 'GIVE' | 'WON' | 'LOST'): EventOutcome {
  const ids = leadsOfManager(round.session.system.state, rep.phone);
  const leads = ids.map((id) => round.session.table('leads').get(id)).filter((lead) => lead !== undefined);
  if (leads.length === 0) {
    tellRep(round, { rep }, 'manager.noLeads');
    return { outcome: 'manager has no leads', leadId: '' };
  }
  const rows = leads.slice(-MOST_ROWS).map((lead) => ({
    ...leadRow(lead),
    id: signChoice({ kind: 'M1', leadId: lead.id, what }, rep.phone, round.tokenSecret),
  }));
  const key = what === 'SHOW' ? 'rep.leads' : 'rep.whichLead';
  const values = { count: leads.length };
  sendList(round, rep, { key, values, button: 'rep.button.leads', rows: rows.reverse() });
  return { outcome: 'manager reads their leads', leadId: '' };
}

function sayWho(round: Round, rep: Rep): EventOutcome {
  const all = colleaguesOf(round, rep);
  const lines = all.slice(0, MOST_NAMED).map((each) => `• ${oneLine(each.rep.name, 40)}: ${describeRep(each, rep)}`);
  const count = all.filter((each) => !each.rep.offDuty).length;
  tellRep(round, { rep }, 'manager.who', { values: { count, text: lines.join('\n') } });
  return { outcome: 'manager reads who is there', leadId: '' };
}

function askRep(
  round: Round,
  manager: Rep,
  lead: Lead,
  { colleagues, verb }: { readonly colleagues: readonly Colleague[]; readonly verb: 'GIVE' | 'WON' },
): EventOutcome {
  const rows = colleagues.slice(0, MOST_ROWS).map((each) => ({
    id: signChoice(
      { kind: 'M1', leadId: lead.id, what: `${verb}-${choiceCode(each.rep.id)}` },
      manager.phone,
      round.tokenSecret,
    ),
    title: clip(oneLine(each.rep.name) || each.rep.id, ROW),
    description: describeRep(each, manager),
  }));
  const values = { lead: lead.id, name: oneLine(lead.customerName, 60) };
  const key = verb === 'GIVE' ? 'manager.askRep' : 'manager.askSeller';
  sendList(round, manager, { key, lead, values, button: 'manager.button.reps', rows });
  return { outcome: 'manager asked for whom', leadId: lead.id };
}

function give(
  round: Round,
  manager: Rep,
  lead: Lead,
  { rep, verb }: { readonly rep: Rep; readonly verb: 'GIVE' | 'WON' },
): EventOutcome {
  const verdict = handOver(round, { leadId: lead.id, repId: rep.id, actor: `manager ${manager.name}` });
  const why = verdict.kind === 'given' ? '' : say(round, `why.${verdict.reason}`, manager.language);
  const key = verdict.kind === 'given' ? 'manager.given' : 'manager.notGiven';
  tellRep(round, { rep: manager }, key, { values: { lead: lead.id, rep: verdict.repName, why } });
  // All sales are entered in the same way: by the rep who delivers the unit.
  if (verdict.kind === 'given' && verb === 'WON') notifyRep(round, { rep, lead }, 'rep.enterSale', { lead: lead.id });
  return { outcome: `hand-over by a manager: ${verdict.kind}`, leadId: lead.id };
}

function closeLead(round: Round, manager: Rep, lead: Lead, detail: string): EventOutcome {
  const values = { lead: lead.id, name: oneLine(lead.customerName, 60) };
  const because = LOST_REASONS.find((reason) => reason === detail);
  if (!because) {
    const reasons = LOST_REASONS.map((reason) => [`LOST-${reason}`, `lost.${reason}`] as const);
    const rows = decisionRows(round, lead, manager, reasons);
    sendList(round, manager, { key: 'rep.askLostReason', lead, values, button: 'rep.button.reason', rows });
    return { outcome: 'asked why it is closed', leadId: lead.id };
  }
  dropManagerLead(round, manager.phone, lead.id);
  delete round.session.system.clocks.contacts[lead.id];
  moveLead(round, lead, 'LOST', {
    actor: `manager ${manager.name}`,
    reason: `Closed: ${because}.`,
    patch: { closedAt: round.nowMs, lostReason: because },
  });
  const step = say(round, 'step.LOST', manager.language);
  tellRep(round, { rep: manager, lead }, 'rep.stepNoted', { values: { ...values, step } });
  return { outcome: 'closed by a manager', leadId: lead.id };
}

function judge(
  round: Round,
  manager: Rep,
  { word, leadId }: { readonly word: 'DISPUTES' | 'UPHOLD' | 'REJECT'; readonly leadId: string },
): EventOutcome {
  const open = openDisputes(round, manager).filter((each) => leadId === '' || each.leadId === leadId);
  const [only, ...others] = open;
  if (word !== 'DISPUTES' && others.length === 0) return settle(round, manager, only, word);
  for (const dispute of open.slice(-MOST_SHOWN)) tellDispute(round, dispute);
  if (!only) tellRep(round, { rep: manager }, 'manager.noDispute');
  return { outcome: 'manager reads disputes', leadId };
}

const MOST_SHOWN = 3;

function settle(round: Round, rep: Rep, dispute: Dispute | undefined, verb: 'UPHOLD' | 'REJECT'): EventOutcome {
  if (!dispute) {
    tellRep(round, { rep }, 'manager.noDispute');
    return { outcome: 'no open dispute', leadId: '' };
  }
  const outcome = decideDispute(round, dispute.id, verb === 'UPHOLD' ? 'uphold' : 'reject');
  const isOpen = round.session.table('disputes').get(dispute.id)?.state === 'open';
  const key = isOpen ? 'manager.notGiven' : verb === 'UPHOLD' ? 'manager.upheld' : 'manager.rejected';
  const why = isOpen ? say(round, 'why.inactive', rep.language) : '';
  tellRep(round, { rep }, key, { values: { lead: dispute.leadId, rep: oneLine(dispute.repName, 40), why } });
  return outcome;
}

function sendList(
  round: Round,
  rep: Rep,
  list: {
    readonly key: MessageKey;
    readonly lead?: Lead;
    readonly values: Readonly<Record<string, string | number>>;
    readonly button: MessageKey;
    readonly rows: readonly ReplyOption[];
  },
): void {
  const { key, lead, values, rows } = list;
  const body = say(round, key, rep.language, values);
  const button = say(round, list.button, rep.language);
  tellRep(round, { rep, lead }, key, {
    content: rows.length > 0 ? { type: 'list', body, button, rows } : { type: 'text', body },
  });
}
