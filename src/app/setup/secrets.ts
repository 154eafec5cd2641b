/**
 * The dialog of secrets: each can be set, renewed, put into use and tested; none is ever shown. The caller must have made sure
 * that the owner is asking.
 */
import { asRecord, parseJson, text } from '../../core/lib/json.ts';
import { readConfig } from '../../store/config.ts';
import { forgetKey } from '../inbox/gate.ts';
import { forgetRelaySecrets } from '../inbox/relay-proof.ts';
import { forgetPageSecret } from '../pages/prove-visitor.ts';
import type { WriterDeps } from '../round/deps.ts';
import { type SecretEntry, secretList } from './secret-list.ts';
import { testSecret } from './test-secret.ts';

export interface SecretView {
  readonly name: string;
  readonly kind: SecretEntry['kind'];
  readonly isSet: boolean;
  /** Whether its successor is set; null for secrets that have none. */
  readonly hasNext: boolean | null;
}

export interface SecretAnswer {
  readonly ok: boolean;
  /** A sentence: what was done, or what was wrong and what to do. */
  readonly said: string;
  readonly secrets: readonly SecretView[];
}

type SecretDeps = WriterDeps & { readonly secret: () => string };

/** The hub refuses shorter shared secrets. */
const SHORTEST_SHARED = 24;
/** A property holds 9 KB: https://developers.google.com/apps-script/guides/services/quotas */
const LONGEST = 8_000;

/**
 * `request`: JSON `{ act: 'list' | 'set' | 'renew' | 'switch' | 'remove' | 'test', name?, value? }`. Answers any argument,
 * and never with a secret's value.
 */
export function answerSecrets(deps: SecretDeps, request: unknown): SecretAnswer {
  const parsed = parseJson(typeof request === 'string' ? request.slice(0, 2 * LONGEST) : '{"act":"list"}');
  const asked = (parsed.ok ? asRecord(parsed.value) : null) ?? {};
  const entries = secretList(gatewayIds(deps));
  const outcome = act(deps, entries, asked);
  return { ...outcome, secrets: views(deps, entries) };
}

type Outcome = Pick<SecretAnswer, 'ok' | 'said'>;

const done = (said: string): Outcome => ({ ok: true, said });
const refused = (said: string): Outcome => ({ ok: false, said });

function act(deps: SecretDeps, entries: readonly SecretEntry[], asked: Readonly<Record<string, unknown>>): Outcome {
  const wanted = text(asked, 'act');
  if (wanted === 'list') return done('');
  const name = text(asked, 'name');
  const entry = entries.find((each) => each.name === name || each.next === name);
  if (!entry) return refused('There is no such secret: open the dialog again.');
  switch (wanted) {
    case 'set':
      return set(deps, { entry, name, value: text(asked, 'value').trim() });
    case 'renew':
      return renew(deps, entry);
    case 'switch':
      return switchOver(deps, entry);
    case 'remove':
      return remove(deps, entry, name);
    case 'test':
      return testSecret(deps, entry);
    default:
      return refused('Only set, renew, switch, remove and test are known: open the dialog again.');
  }
}

function set(deps: SecretDeps, { entry, name, value }: { entry: SecretEntry; name: string; value: string }): Outcome {
  const problem = problemOf(entry, value);
  if (problem !== '') return refused(`${name} was left as it was: ${problem}`);
  put(deps, name, value);
  deps.log.info('secret-set', { secret: name });
  return done(`${name} is set.`);
}

function put(deps: SecretDeps, name: string, value: string): void {
  deps.properties.setMany({ [name]: value });
  forgetCached(deps);
}

function takeAway(deps: SecretDeps, name: string): void {
  deps.properties.delete(name);
  forgetCached(deps);
}

/** Callers are checked against cached secrets, so the cache must forget them after a change. */
function forgetCached({ cache }: SecretDeps): void {
  forgetKey(cache);
  forgetRelaySecrets(cache);
  forgetPageSecret(cache);
}

function problemOf({ kind, name }: SecretEntry, value: string): string {
  if (value === '') return 'nothing was entered.';
  if (value.length > LONGEST) return `it is longer than ${LONGEST} characters.`;
  if (/[^\x21-\x7e]/.test(value))
    return 'it holds a space, a line break or a letter that no secret has. Copy it once more.';
  if (kind === 'given') return '';
  if (value.length < SHORTEST_SHARED) return `it has ${value.length} characters; ${SHORTEST_SHARED} are needed.`;
  return name === 'WEBHOOK_KEY' && /[^\w-]/.test(value)
    ? 'it stands in an address: only letters, digits, - and _ may be in it.'
    : '';
}

function renew(deps: SecretDeps, { kind, name }: SecretEntry): Outcome {
  if (kind !== 'own') return refused(`${name} is known to somebody else, too: enter the new one, and give it to them.`);
  put(deps, name, deps.secret());
  deps.log.info('secret-renewed', { secret: name });
  return done(`${name} was made anew: buttons and links sent before no longer work.`);
}

/** The successor replaces the current secret. */
function switchOver(deps: SecretDeps, { name, next }: SecretEntry): Outcome {
  const value = next === undefined ? null : deps.properties.get(next);
  if (next === undefined || !value) return refused(`${name} has no successor yet: enter it first.`);
  put(deps, name, value);
  takeAway(deps, next);
  deps.log.info('secret-switched', { secret: name });
  return done(`${name}: the new one is in use, the old one is refused from now on.`);
}

function remove(deps: SecretDeps, { kind, name, next }: SecretEntry, asked: string): Outcome {
  const isNeeded = asked !== next && (kind === 'own' || !/^(QONTAK|GATEWAY)_/.test(name));
  if (isNeeded) return refused(`The hub does not work without ${name}: enter another one instead.`);
  takeAway(deps, asked);
  deps.log.info('secret-removed', { secret: asked });
  return done(`${asked} was removed.`);
}

function views({ properties }: SecretDeps, entries: readonly SecretEntry[]): SecretView[] {
  const all = properties.getAll();
  return entries.map(({ name, kind, next }) => ({
    ...{ name, kind, isSet: Boolean(all[name]) },
    hasNext: next === undefined ? null : Boolean(all[next]),
  }));
}

/** None while the workbook cannot be read, since secrets may be set before it is in order. */
function gatewayIds({ cache, workbook }: SecretDeps): string[] {
  try {
    return readConfig(cache, workbook).gateways.map(({ id }) => id);
  } catch {
    return [];
  }
}
