/** Whether a secret works, as far as the hub can find out by itself. Never reveals the secret. */
import { asRecord, parseJson, record, text } from '../../core/lib/json.ts';
import { MIN_SECRET } from '../../core/unit/signature.ts';
import type { HttpResponse } from '../../ports.ts';
import { readConfig } from '../../store/config.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { SecretEntry } from './secret-list.ts';

type Outcome = { readonly ok: boolean; readonly said: string };

/** Makes one request for secrets of Meta or Qontak; checks only the form of others. */
export function testSecret(deps: WriterDeps, { name, next }: SecretEntry): Outcome {
  const properties = deps.properties.getAll();
  const value = properties[name] ?? '';
  if (value === '') return { ok: false, said: `${name} is not set.` };
  if (name === 'META_ACCESS_TOKEN' || name === 'META_PHONE_NUMBER_ID') return testMeta(deps, properties);
  if (name.startsWith('QONTAK_CRM_'))
    return { ok: true, said: `${name} is set. The next lead that goes into the CRM proves it; a refusal is an alert.` };
  if (name.startsWith('QONTAK_')) return testQontak(deps, properties);
  if (next !== undefined) return testShared(name, value, properties[next] ?? '');
  return { ok: true, said: `${name} is set. The self-test proves it on the deployment.` };
}

function testMeta(deps: WriterDeps, properties: Readonly<Record<string, string>>): Outcome {
  const { metaAccessToken, metaPhoneNumberId } = deps.secrets(properties);
  const { metaApiVersion } = readConfig(deps.cache, deps.workbook).settings;
  const [answer] = deps.http.sendAll([
    {
      url: `https://graph.facebook.com/${metaApiVersion}/${encodeURIComponent(metaPhoneNumberId)}?fields=display_phone_number,verified_name`,
      method: 'get',
      headers: { Authorization: `Bearer ${metaAccessToken}` },
    },
  ]);
  const said = fieldsOf(answer);
  if (answer?.status === 200) {
    return {
      ok: true,
      said: `Meta knows the number: ${text(said, 'display_phone_number')} (${text(said, 'verified_name')}).`,
    };
  }
  const problem = text(record(said, 'error'), 'message').slice(0, 200);
  return { ok: false, said: `Meta refuses it (HTTP ${answer?.status ?? 0}): ${problem || 'no reason given'}` };
}

function testQontak(deps: WriterDeps, properties: Readonly<Record<string, string>>): Outcome {
  const { chatBase } = deps.secrets(properties);
  const [answer] = deps.http.sendAll([{ url: `${chatBase}/users`, method: 'get', headers: {} }]);
  return answer?.status === 200
    ? { ok: true, said: 'Qontak takes the credentials.' }
    : {
        ok: false,
        said: `Qontak refuses them (HTTP ${answer?.status ?? 0}). They belong together: enter all of them anew.`,
      };
}

function testShared(name: string, value: string, successor: string): Outcome {
  if (value.length < MIN_SECRET) {
    return {
      ok: false,
      said: `${name} has ${value.length} characters; with fewer than ${MIN_SECRET} it is not taken.`,
    };
  }
  const both = successor === '' ? '' : ' So is its successor: both are taken until you switch over.';
  return {
    ok: true,
    said: `${name} is long enough.${both} That the other side has the same one, its next call shows.`,
  };
}

function fieldsOf(answer: HttpResponse | undefined) {
  const parsed = parseJson(answer?.body ?? '');
  return (parsed.ok ? asRecord(parsed.value) : null) ?? {};
}
