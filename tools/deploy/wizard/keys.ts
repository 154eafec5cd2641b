/**
 * The keys that the hub shares with its senders: generated once, verified at the hub, and asked for again when the hub has
 * another one.
 */
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

/** The key typed or generated in this run, or from the environment, as for npm run doctor; '' when there is none. */
export const knownKey = (wizard: Wizard, name: SharedKey): string =>
  wizard.secrets.get(name) ?? process.env[name] ?? '';

/** Makes the wizard ask for the key again, even if the environment has one. */
export const forgetKey = (wizard: Wizard, name: SharedKey): void => void wizard.secrets.set(name, '');

/** Generates the key if there is none. Call it only in the step that saves keys. */
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

/** The key, or a placeholder for the person to replace when the wizard does not know it. */
export const orPlaceholder = (wizard: Wizard, key: string, name: SharedKey): string =>
  key === '' ? sentenceFor(wizard, SECRETS.placeholder, { name }) : key;
