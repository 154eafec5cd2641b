/** The steps on WhatsApp's side: keys are tried and saved, the webhook is connected, and everything is checked at the end. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { lines } from '../../doctor/check.ts';
import { checkHub, get, parsed } from '../../doctor/check-hub.ts';
import { checkRelay, checkTemplates, checkVersions } from '../../doctor/check-outside.ts';
import { ask, askHidden, isYes, LeftUndone, say, sentenceFor, type Wizard } from './conversation.ts';
import { hubUrl } from './google-steps.ts';
import { CHECK, SECRETS, WEBHOOK } from './hub-words.ts';
import { forgetKey, knownKey, knownOrNewKey, orPlaceholder, provenKey, savedKey, sayWrongKey, tryKey } from './keys.ts';
import type { Progress } from './progress.ts';
import { FRAME } from './step-words.ts';

type Added = Partial<Progress>;

const GRAPH = () => process.env.META_GRAPH_URL ?? 'https://graph.facebook.com/v25.0';

export async function saveSecrets(wizard: Wizard): Promise<Added> {
  say(wizard, SECRETS.why);
  const phoneNumberId = await askForMeta(wizard);
  if (phoneNumberId === '') say(wizard, SECRETS.atQontak);
  await knownOrNewKey(wizard, 'WEBHOOK_KEY');
  await knownOrNewKey(wizard, 'META_VERIFY_TOKEN');
  const ofNumber = phoneNumberId === '' ? ['QONTAK_…'] : ['META_PHONE_NUMBER_ID', 'META_ACCESS_TOKEN'];
  say(wizard, SECRETS.save, { names: [...ofNumber, 'WEBHOOK_KEY', 'META_VERIFY_TOKEN'].join(', ') });
  for (;;) {
    await ask(wizard, SECRETS.ready);
    const tried = await tryKey(wizard, knownKey(wizard, 'WEBHOOK_KEY'));
    if (tried.state === 'known' && tried.unset.length === 0) break;
    if (tried.state === 'known') say(wizard, SECRETS.unset, { names: tried.unset.join(', ') });
    else if (tried.state === 'no answer') say(wizard, SECRETS.notAsked);
    else sayWrongKey(wizard);
    await knownOrNewKey(wizard, 'WEBHOOK_KEY');
  }
  say(wizard, SECRETS.known);
  return { phoneNumberId };
}

/** The ID of a number whose token Meta takes; '' when there is none at Meta. */
async function askForMeta(wizard: Wizard): Promise<string> {
  for (;;) {
    const before = wizard.progress().phoneNumberId;
    const answer = await ask(wizard, SECRETS.phoneId, { known: before ? ` [${before}]` : '' });
    const id = answer === '' ? (before ?? '') : answer;
    if (id === '' || id === '-') return '';
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

export async function connectMeta(wizard: Wizard): Promise<Added> {
  // No number at Meta: the step before has asked.
  if (wizard.progress().phoneNumberId === '') return connectQontak(wizard);
  say(wizard, WEBHOOK.why);
  const relay = await askForRelay(wizard);
  const url = relay === '' ? `${hubUrl(wizard)}?source=meta&key=` : `${relay}/meta`;
  const key = relay === '' ? await provenKey(wizard) : '';
  const whole = relay === '' ? `${url}${encodeURIComponent(key)}` : url;
  const token = await provenToken(wizard, whole);
  say(wizard, WEBHOOK.paste, {
    url: relay === '' && key === '' ? `${url}${orPlaceholder(wizard, key, 'WEBHOOK_KEY')}` : whole,
    token: orPlaceholder(wizard, token, 'META_VERIFY_TOKEN'),
  });
  await ask(wizard, WEBHOOK.ready);
  return { relay };
}

async function connectQontak(wizard: Wizard): Promise<Added> {
  say(wizard, WEBHOOK.whyQontak);
  const key = await provenKey(wizard);
  const shown = key === '' ? orPlaceholder(wizard, key, 'WEBHOOK_KEY') : encodeURIComponent(key);
  say(wizard, WEBHOOK.atQontak, { url: `${hubUrl(wizard)}?source=qontak&key=${shown}` });
  await ask(wizard, WEBHOOK.readyQontak);
  return {};
}

/** The META_VERIFY_TOKEN with which that URL returns the challenge; '' when the person skips it. */
async function provenToken(wizard: Wizard, url: string): Promise<string> {
  for (;;) {
    const token = await savedKey(wizard, 'META_VERIFY_TOKEN');
    if (token === '') {
      say(wizard, WEBHOOK.untried);
      return '';
    }
    const challenge = randomBytes(6).toString('hex');
    const query = `hub.mode=subscribe&hub.challenge=${challenge}&hub.verify_token=${encodeURIComponent(token)}`;
    const answer = await get(`${url}${url.includes('?') ? '&' : '?'}${query}`);
    if (answer?.body === challenge) {
      say(wizard, WEBHOOK.answers);
      return token;
    }
    say(wizard, WEBHOOK.broken);
    await ask(wizard, FRAME.again);
    // It may be mistyped.
    if (!wizard.made.has('META_VERIFY_TOKEN')) forgetKey(wizard, 'META_VERIFY_TOKEN');
  }
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
    const key = await provenKey(wizard);
    const findings = [
      ...(await checkHub({
        ...{ url: hubUrl(wizard), version },
        ...{ key, verifyToken: knownKey(wizard, 'META_VERIFY_TOKEN') },
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
    if (!(await isYes(wizard, question))) throw new LeftUndone(sentenceFor(wizard, CHECK.left));
  }
  await ask(wizard, CHECK.selfTest);
  return {};
}
