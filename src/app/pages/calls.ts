/**
 * Which function answers each call of the pages. Each first establishes who is asking, and returns only what that person may
 * see.
 */
import type { AnswerOf, CallName, InputOf } from '../../core/pages/contract.ts';
import { ledgerLines, ledgerRows } from '../schedule/verify-ledger.ts';
import { actAsRep, actAsStaff } from './act.ts';
import type { At } from './at.ts';
import { boardOf } from './board.ts';
import { changeCount } from './change-count.ts';
import { lettersFor, replayLetter } from './dead-letters.ts';
import { ownSales, ownScore, ownUnits } from './dealer-figures.ts';
import { dealerHome } from './dealer-home.ts';
import { dealerLead } from './dealer-lead.ts';
import { registerOwnSale } from './dealer-sale.ts';
import { decide } from './decide.ts';
import { economicsFor } from './economics.ts';
import { feedFor } from './feed.ts';
import { changeSetting, settingsFor } from './hub-settings.ts';
import { networkFor } from './network.ts';
import { overviewFor } from './overview.ts';
import { PageRefusal } from './refusal.ts';
import { reveal } from './reveal.ts';
import { rulesFor } from './rules.ts';
import { salesFor } from './sales.ts';
import { search } from './search.ts';
import { endSilence, silence, silencesFor } from './silences.ts';
import { staffLead } from './staff-lead.ts';
import { unitLife, unitsFor } from './units.ts';
import { sees, staffAt } from './visitor.ts';

type Calls = { readonly [K in CallName]: (at: At, input: InputOf<K>) => AnswerOf<K> };

export const CALLS: Calls = {
  poll: (at) => ({ count: changeCount(at) }),
  'dealer.home': dealerHome,
  'dealer.lead': dealerLead,
  'dealer.act': actAsRep,
  'dealer.sale': registerOwnSale,
  'dealer.sales': ownSales,
  'dealer.units': ownUnits,
  'dealer.score': ownScore,
  'console.start': overviewFor,
  'console.leads': boardOf,
  'console.lead': staffLead,
  'console.act': actAsStaff,
  'console.reveal': reveal,
  'console.feed': feedFor,
  'console.rules': rulesFor,
  'console.decide': decide,
  'console.dealers': networkFor,
  'console.units': unitsFor,
  'console.unit': unitLife,
  'console.verify'({ deps, proof }) {
    staffAt(proof, deps.config());
    return { lines: ledgerLines(deps) };
  },
  'console.ledger'({ deps, proof }, { after }) {
    // The ledger holds hand-offs of every region, so it is not for somebody who sees only one.
    if (!sees(staffAt(proof, deps.config()), '')) throw new PageRefusal('role', 'The ledger is for head office.');
    return { rows: ledgerRows(deps, Math.max(0, Math.floor(after))) };
  },
  'console.sales': salesFor,
  'console.economics': economicsFor,
  'console.letters': lettersFor,
  'console.replay': replayLetter,
  'console.search': search,
  'console.settings': settingsFor,
  'console.set': changeSetting,
  'console.silences': silencesFor,
  'console.silence': silence,
  'console.unsilence': endSilence,
};
