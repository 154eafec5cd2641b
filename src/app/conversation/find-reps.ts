/** The reps whom a manager can give leads to: by list, nearest and least busy first, or by name. */
import { distanceKm, isPoint, type Point } from '../../core/lib/geo.ts';
import { clip, oneLine, plain } from '../../core/lib/text.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { workOf } from '../assignment/open-leads.ts';
import { kilometres } from '../messages/format-words.ts';
import { managerOf } from '../messages/lead-owner.ts';
import type { Round } from '../round/round.ts';

export interface Colleague {
  readonly rep: Rep;
  readonly dealer: string;
  readonly work: number;
  /** Kilometres from the customer; null unless both places are known. */
  readonly km: number | null;
}

/** Reps of the manager's dealers who are active. Those on duty come first, then the nearest, then the least busy. */
export function colleaguesOf(round: Round, manager: Rep, lead?: Lead): Colleague[] {
  const dealers = round.session.table('dealers');
  return [...round.session.table('reps').rows()]
    .flatMap((rep) => {
      const dealer = dealers.get(rep.dealerId);
      if (!rep.active || !dealer?.active || managerOf(round, dealer.region).phone !== manager.phone) return [];
      const km = lead && isPlace(lead) && isPlace(dealer) ? distanceKm(lead, dealer) : null;
      return [{ rep, dealer: oneLine(dealer.name, 40), work: workOf(rep, round.nowMs), km }];
    })
    .sort(
      (one, other) =>
        Number(one.rep.offDuty) - Number(other.rep.offDuty) ||
        (one.km ?? Infinity) - (other.km ?? Infinity) ||
        one.work - other.work,
    );
}

function isPlace(at: { latitude: number | null; longitude: number | null }): at is Point {
  return isPoint(at.latitude, at.longitude);
}

interface Called {
  readonly found: readonly Colleague[];
  /** False when the text matches only the beginnings of names: "dia" is not necessarily Dian. */
  readonly isByName: boolean;
}

/** Finds reps by ID, by full name, by whole words of the name, or by the beginning of one. */
export function called(colleagues: readonly Colleague[], text: string): Called {
  const wanted = plain(text);
  if (wanted === '') return { found: [], isByName: false };
  const byId = colleagues.filter(({ rep }) => plain(rep.id) === wanted);
  const exact = colleagues.filter(({ rep }) => plain(rep.name) === wanted);
  const byWord = colleagues.filter(({ rep }) => ` ${plain(rep.name)} `.includes(` ${wanted} `));
  const found = [byId, exact, byWord].find(({ length }) => length > 0);
  if (found) return { found, isByName: true };
  return { found: colleagues.filter(({ rep }) => ` ${plain(rep.name)}`.includes(` ${wanted}`)), isByName: false };
}

/** "Volta Depok · off · 2 lead · 3,2 km". */
export function describeRep({ rep, dealer, work, km }: Colleague, { language }: Rep): string {
  const away = km === null ? [] : [`${kilometres(km, language || 'id')} km`];
  return clip([dealer, rep.offDuty ? 'off' : 'on', `${work} lead`, ...away].join(' · '), 72);
}
