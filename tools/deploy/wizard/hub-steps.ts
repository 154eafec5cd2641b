/** The steps on WhatsApp's side: its keys are tried and saved, its messages reach the hub, and a last look over everything. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { lines } from '../../doctor/check.ts';
import { checkHub, get, parsed } from '../../doctor/check-hub.ts';
import { checkRelay, checkTemplates, checkVersions } from '../../doctor/check-outside.ts';
import { ask, askHidden, inWords, isYes, type SecretName, say, type Wizard } from './conversation.ts';
import { hubUrl } from './google-steps.ts';
import { CHECK, SECRETS, WEBHOOK } from './hub-words.ts';
import type { Progress } from './progress.ts';
import { FRAME } from './step-words.ts';

type Added = Partial<Progress>;

/** As the hub has it: Dealer Hub → Secrets. */
const SHORTEST = 24;
const GRAPH = () => process.env.META_GRAPH_URL ?? 'https://graph.facebook.com/v25.0';

export async function saveSecrets(wizard: Wizard): Promise<Added> {
  say(wizard, SECRETS.why);
  const phoneNumberId = await askForMeta(wizard);
  await secretOf(wizard, 'WEBHOOK_KEY');
  await secretOf(wizard, 'META_VERIFY_TOKEN');
  const ofMeta = phoneNumberId === '' ? [] : ['META_PHONE_NUMBER_ID', 'META_ACCESS_TOKEN'];
  say(wizard, SECRETS.save, { names: [...ofMeta, 'WEBHOOK_KEY', 'META_VERIFY_TOKEN'].join(', ') });
  for (;;) {
    await ask(wizard, SECRETS.ready);
    const problem = await problemOfSecrets(wizard);
    if (problem === null) break;
    wizard.terminal.say(problem);
  }
  say(wizard, SECRETS.known);
  return phoneNumberId === '' ? {} : { phoneNumberId };
}

/** The ID of a number whose token Meta takes; '' when there is none at Meta. */
async function askForMeta(wizard: Wizard): Promise<string> {
  for (;;) {
    const before = wizard.progress().phoneNumberId;
    const answer = await ask(wizard, SECRETS.phoneId, { known: before ? ` [${before}]` : '' });
    const id = answer === '' ? (before ?? '') : answer;
    if (id === '') return '';
    if (!/^\d{13,20}$/.test(id) || /^62\d{8,11}$/.test(id)) {
      say(wizard, SECRETS.isNumber);
      continue;
    }
    const token = await askHidden(wizard, SECRETS.token);
    if (!token.startsWith('EAA')) {
      say(wizard, SECRETS.noToken);
      continue;
    }
    if (await isTakenByMeta(wizard, id, token)) {
      wizard.secrets.set('META_ACCESS_TOKEN', token);
      return id;
    }
  }
}

/** Also when Meta could not be asked. */
async function isTakenByMeta(wizard: Wizard, id: string, token: string): Promise<boolean> {
  const url = `${GRAPH()}/${id}?fields=display_phone_number,verified_name`;
  const answer = await get(url, { authorization: `Bearer ${token}` });
  const said = parsed(answer?.body);
  if (!answer || answer.status >= 500) {
    say(wizard, SECRETS.untried);
    return true;
  }
  if (answer.status === 200 && said?.display_phone_number) {
    say(wizard, SECRETS.works, { number: String(said.display_phone_number), name: String(said.verified_name ?? '') });
    return true;
  }
  const { code, message } = (said?.error ?? {}) as { code?: number; message?: string };
  if (answer.status === 401 || code === 190) say(wizard, SECRETS.refused);
  else say(wizard, SECRETS.wrongId, { why: message ?? `HTTP ${answer.status}` });
  return false;
}

/** Of the environment, as for npm run doctor; else asked for once a run, and made where there is none. */
async function secretOf(wizard: Wizard, name: Exclude<SecretName, 'META_ACCESS_TOKEN'>): Promise<string> {
  const known = wizard.secrets.get(name) ?? process.env[name];
  if (known) return known;
  for (;;) {
    const given = await askHidden(wizard, name === 'WEBHOOK_KEY' ? SECRETS.key : SECRETS.verifyToken);
    const value = given || randomBytes(16).toString('hex');
    if (value.length < SHORTEST) {
      say(wizard, SECRETS.short, { length: value.length });
      continue;
    }
    if (given === '') say(wizard, SECRETS.made, { name, value });
    wizard.secrets.set(name, value);
    return value;
  }
}

async function problemOfSecrets(wizard: Wizard): Promise<string | null> {
  const key = await secretOf(wizard, 'WEBHOOK_KEY');
  const answer = await get(`${hubUrl(wizard)}?source=selftest&key=${encodeURIComponent(key)}&probe=doctor`);
  const said = parsed(answer?.body);
  if (said?.error === 'wrong key') return inWords(wizard, SECRETS.otherKey);
  if (said?.ok !== true) return inWords(wizard, SECRETS.notAsked);
  const unset = Array.isArray(said.unset) ? said.unset.map(String) : [];
  return unset.length > 0 ? inWords(wizard, SECRETS.unset, { names: unset.join(', ') }) : null;
}

export async function connectMeta(wizard: Wizard): Promise<Added> {
  say(wizard, WEBHOOK.why);
  const relay = await askForRelay(wizard);
  const key = await secretOf(wizard, 'WEBHOOK_KEY');
  const token = await secretOf(wizard, 'META_VERIFY_TOKEN');
  const url = relay === '' ? `${hubUrl(wizard)}?source=meta&key=${encodeURIComponent(key)}` : `${relay}/meta`;
  const challenge = randomBytes(6).toString('hex');
  const query = `hub.mode=subscribe&hub.challenge=${challenge}&hub.verify_token=${encodeURIComponent(token)}`;
  while ((await get(`${url}${url.includes('?') ? '&' : '?'}${query}`))?.body !== challenge) {
    say(wizard, WEBHOOK.broken);
    await ask(wizard, FRAME.again);
  }
  say(wizard, WEBHOOK.answers);
  say(wizard, WEBHOOK.paste, { url, token });
  await ask(wizard, WEBHOOK.ready);
  return { relay };
}

async function askForRelay(wizard: Wizard): Promise<string> {
  for (;;) {
    const before = wizard.progress().relay || '-';
    const answer = (await ask(wizard, WEBHOOK.relay, { relay: before })) || before;
    if (answer === '-') return '';
    if (/^https:\/\/[\w.-]+/.test(answer)) return answer.replace(/\/(meta\/?)?$/, '');
    say(wizard, WEBHOOK.noRelay);
  }
}

export async function lookOverAll(wizard: Wizard): Promise<Added> {
  say(wizard, CHECK.why);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const account = await ask(wizard, CHECK.account);
  for (;;) {
    const { relay = '' } = wizard.progress();
    const findings = [
      ...(await checkHub({
        ...{ url: hubUrl(wizard), version },
        key: await secretOf(wizard, 'WEBHOOK_KEY'),
        verifyToken: wizard.secrets.get('META_VERIFY_TOKEN') ?? process.env.META_VERIFY_TOKEN ?? '',
      })),
      await checkVersions(),
      ...(relay === '' ? [] : [await checkRelay(relay, process.env.PROBE_KEY ?? '')]),
      await checkTemplates({ id: account, token: wizard.secrets.get('META_ACCESS_TOKEN') ?? '', api: GRAPH() }),
    ];
    for (const line of lines(findings)) wizard.terminal.say(line);
    const count = findings.filter(({ state }) => state === 'wrong').length;
    if (count === 0) break;
    say(wizard, CHECK.wrong, { count });
    const question = { question: CHECK.anyway, fallback: 'yes', otherwise: FRAME.yesOrNo } as const;
    if (!(await isYes(wizard, question))) break;
  }
  await ask(wizard, CHECK.selfTest);
  return {};
}
