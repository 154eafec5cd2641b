/** Words that stand inside messages: intents, masked names, numbers to call, how late a tap was. */
import { oneLine } from '../../core/lib/text.ts';
import type { Intent, Language } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { type Round, say } from '../round/round.ts';

export function intentWord(round: Round, intent: Intent | '', language: Language): string {
  if (intent === 'SERVICE') return say(round, 'word.service', language);
  return say(round, intent === 'TEST_RIDE' ? 'word.testRide' : 'word.buy', language);
}

/** "B•••": enough to tell two leads apart, too little to find anybody. */
export function maskedName(name: string): string {
  const first = [...oneLine(name)][0];
  return first ? `${first}•••` : '•••';
}

export function callableNumber(round: Round, lead: Lead, language: Language): string {
  return lead.customerPhone ? `+${lead.customerPhone}` : say(round, 'word.hiddenPhone', language);
}

/** The area as reps read it. The placeholder for a pin without a name is only for customers. */
export function areaWord(round: Round, lead: Lead, language: Language): string {
  const isUnnamed = lead.area !== '' && lead.area === say(round, 'word.yourArea', lead.language);
  return isUnnamed ? say(round, 'word.theirArea', language) : oneLine(lead.area);
}

/** "0,4 detik", "12 seconds", "3 menit". */
export function duration(ms: number, language: Language): string {
  const seconds = ms / 1000;
  if (seconds >= 90) return `${Math.round(seconds / 60)} ${language === 'id' ? 'menit' : 'minutes'}`;
  const figure = seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds));
  return language === 'id' ? `${figure.replace('.', ',')} detik` : `${figure} seconds`;
}

/** "3,2" in Indonesian, "3.2" in English; '' when it is not known. */
export function kilometres(km: number | null, language: Language): string {
  if (km === null) return '';
  const figure = km.toFixed(1);
  return language === 'id' ? figure.replace('.', ',') : figure;
}
