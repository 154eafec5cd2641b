/** The keys that the hub shares with whoever writes to it: made once, proved at the hub, asked for anew when it knows another. */
import { randomBytes } from 'node:crypto';
import { get, parsed } from '../../doctor/check-hub.ts';
import { ask, askHidden, type SecretName, say, sentenceFor, type Wizard } from './conversation.ts';
import { hubUrl } from './google-steps.ts';
import { SECRETS } from './hub-words.ts';
import type { Sentence } from './language.ts';
import { FRAME } from './step-words.ts';

type SharedKey = Exclude<SecretName, 'META_ACCESS_TOKEN'>;

/** As the hub has it: Dealer Hub → Secrets. */
const SHORTEST = 24;

/** Typed or made in this run, or of the environment, as for npm run doctor; '' when it is none of these. */
export const knownKey = (wizard: Wizard, name: SharedKey): string =>
  wizard.secrets.get(name) ?? process.env[name] ?? '';

/** The next question for it asks; a key of the environment does not count any more. */
export const forgetKey = (wizard: Wizard, name: SharedKey): void => void wizard.secrets.set(name, '');

/** Made where there is none: only in the step that has them saved. */
export async function knownOrNewKey(wizard: Wizard, name: SharedKey): Promise<void> {
  if (knownKey(wizard, name) !== '') return;
  const given = await askForKey(wizard, name === 'WEBHOOK_KEY' ? SECRETS.key : SECRETS.verifyToken);
  const value = given || randomBytes(16).toString('hex');
  wizard.secrets.set(name, value);
  if (given !== '') return;
  wizard.made.add(name);
  say(wizard, SECRETS.made, { name, value });
}

/** As it is saved in the hub; '' when it is left out. */
export async function savedKey(wizard: Wizard, name: SharedKey): Promise<string> {
  const known = knownKey(wizard, name);
  if (known !== '') return known;
  const given = await askForKey(wizard, SECRETS.saved, { name });
  wizard.secrets.set(name, given);
  return given;
}

async function askForKey(wizard: Wizard, question: Sentence, facts = {}): Promise<string> {
  for (;;) {
    const given = await askHidden(wizard, question, facts);
    if (given === '' || given.length >= SHORTEST) return given;
    say(wizard, SECRETS.short, { length: given.length });
  }
}

/** The WEBHOOK_KEY, if the hub knows it; '' when it is left out. */
export async function provenKey(wizard: Wizard): Promise<string> {
  for (;;) {
    const key = await savedKey(wizard, 'WEBHOOK_KEY');
    if (key === '') {
      say(wizard, SECRETS.leftOut);
      return '';
    }
    const { state } = await tryKey(wizard, key);
    if (state === 'known') return key;
    if (state === 'wrong key') sayWrongKey(wizard);
    else say(wizard, SECRETS.notAsked);
    if (knownKey(wizard, 'WEBHOOK_KEY') !== '') await ask(wizard, FRAME.again);
  }
}

/** A key that was typed is forgotten; one that was made is to be saved. */
export function sayWrongKey(wizard: Wizard): void {
  if (wizard.made.has('WEBHOOK_KEY')) say(wizard, SECRETS.otherKey);
  else {
    say(wizard, SECRETS.mistyped);
    forgetKey(wizard, 'WEBHOOK_KEY');
  }
}

export type TriedKey =
  | { readonly state: 'known'; readonly unset: readonly string[] }
  | { readonly state: 'wrong key' | 'no answer' };

export async function tryKey(wizard: Wizard, key: string): Promise<TriedKey> {
  const answer = await get(`${hubUrl(wizard)}?source=selftest&key=${encodeURIComponent(key)}&probe=doctor`);
  const said = parsed(answer?.body);
  if (said?.error === 'wrong key') return { state: 'wrong key' };
  if (said?.ok !== true) return { state: 'no answer' };
  return { state: 'known', unset: Array.isArray(said.unset) ? said.unset.map(String) : [] };
}

/** What a person puts in by hand where the wizard does not know it. */
export const orPlaceholder = (wizard: Wizard, key: string, name: SharedKey): string =>
  key === '' ? sentenceFor(wizard, SECRETS.placeholder, { name }) : key;
