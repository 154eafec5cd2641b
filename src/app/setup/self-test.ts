/**
 * Proves on the deployment itself the properties that the design relies on and no document promises: it calls its own URL in
 * parallel and reports each verdict with its figures. Run from the workbook's menu; the same test runs in the local runtime.
 */
import { asRecord, parseJson, text } from '../../core/lib/json.ts';
import { VERSION } from '../../core/lib/version.ts';
import type { HttpRequest, HttpResponse } from '../../ports.ts';
import type { WriterDeps } from '../round/deps.ts';
import { heardWord, SELF_TEST_PREFIX } from './self-test-probe.ts';

export interface Verdict {
  readonly name: string;
  readonly passed: boolean;
  readonly figures: string;
  /** Why it matters, for the person who runs the test. */
  readonly means: string;
  /** What to do when it did not pass. */
  readonly remedy: string;
}

const PARALLEL = 20;

export function runSelfTest(deps: WriterDeps, webAppUrl: string): Verdict[] {
  if (webAppUrl === '') {
    return [failed(NOT_DEPLOYED, 'no address')];
  }
  const run = deps.random() + deps.random();
  const secrets = deps.secrets(deps.properties.getAll());
  const lacking = Object.entries({ WEBHOOK_KEY: secrets.webhookKey, META_VERIFY_TOKEN: secrets.metaVerifyToken });
  const missing = lacking.filter(([, value]) => value === '').map(([name]) => name);
  if (missing.length > 0) return [failed(NOT_SET_UP, `missing: ${missing.join(', ')}`)];
  const base = `${webAppUrl}?source=selftest&key=${encodeURIComponent(secrets.webhookKey)}&run=${run}`;
  const verdicts = [
    reachesThisBuild(deps, base),
    parallelWrites(deps, base, run),
    lockExcludes(deps, base, run),
    postAnswers200(deps, base, run),
    challengeComesThrough(deps, webAppUrl, secrets.metaVerifyToken),
  ];
  const left = Object.keys(deps.properties.getAll()).filter((key) => key.startsWith(SELF_TEST_PREFIX + run));
  for (const key of left) deps.properties.delete(key);
  return verdicts;
}

type Words = Pick<Verdict, 'name' | 'means' | 'remedy'>;

const NOT_DEPLOYED: Words = {
  name: 'The web app is deployed',
  means: 'WhatsApp needs an address to deliver to.',
  remedy: 'Run npm run deploy (docs/DEPLOY.md, step 4), then this test again.',
};

const NOT_SET_UP: Words = {
  name: 'Set-up was run',
  means: 'Set-up makes the secrets by which the hub knows its callers.',
  remedy: 'Choose Dealer Hub → Set up or repair, then this test again.',
};

const failed = (words: Words, figures: string): Verdict => ({ ...words, passed: false, figures });

function get(url: string): HttpRequest {
  return { url, method: 'get', headers: {} };
}

/** Whether the URL serves this build: after a deployment it may serve the previous version for about a minute. */
function reachesThisBuild(deps: WriterDeps, base: string): Verdict {
  const [answer] = deps.http.sendAll([get(`${base}&probe=build`)]);
  const parsed = parseJson(answer?.body ?? '');
  const reached = parsed.ok ? text(asRecord(parsed.value) ?? {}, 'build') : '';
  const passed = reached === VERSION;
  return {
    name: 'The web app runs the build of this menu',
    means: 'What is proved below is proved of this version.',
    remedy: 'Wait a minute after “npm run deploy” and run this test again.',
    passed,
    figures: passed ? VERSION : `the menu is ${VERSION}, the web app ${reached || 'an older one'}`,
  };
}

function parallelWrites(deps: WriterDeps, base: string, run: string): Verdict {
  const started = deps.clock.nowMs();
  const answers = deps.http.sendAll(Array.from({ length: PARALLEL }, (_, n) => get(`${base}&probe=write&n=${n}`)));
  const answered = answers.filter(isOk).length;
  const kept = Object.keys(deps.properties.getAll()).filter((key) =>
    key.startsWith(`${SELF_TEST_PREFIX}${run}.`),
  ).length;
  return {
    name: 'Parallel writes to different property keys are all kept',
    means: 'Messages that arrive at the same moment are all kept.',
    remedy:
      'Run it once more in a minute. If it fails again, do not go live: messages could be lost in a burst. Report it with the figures.',
    passed: kept === PARALLEL && answered === PARALLEL,
    figures: `${kept} of ${PARALLEL} kept, ${answered} answered, ${deps.clock.nowMs() - started} ms`,
  };
}

function lockExcludes(deps: WriterDeps, base: string, run: string): Verdict {
  const started = deps.clock.nowMs();
  const answers = deps.http.sendAll(Array.from({ length: PARALLEL }, (_, n) => get(`${base}&probe=count&n=${n}`)));
  const answered = answers.filter(isOk).length;
  const counted = Number(deps.properties.get(`${SELF_TEST_PREFIX}${run}.count`) ?? '0');
  return {
    name: 'The script lock excludes',
    means: 'A lead that two reps claim at the same moment goes to one of them.',
    remedy: 'Run it once more in a minute. If it fails again, do not go live, and report it with the figures.',
    passed: counted === answered && answered > 0,
    figures: `${answered} executions counted to ${counted}, ${deps.clock.nowMs() - started} ms`,
  };
}

function postAnswers200(deps: WriterDeps, base: string, run: string): Verdict {
  const request: HttpRequest = {
    url: `${base}&probe=ack`,
    method: 'post',
    headers: {},
    body: '{}',
    followRedirects: false,
  };
  const [answer] = deps.http.sendAll([{ ...request, contentType: 'application/json' }]);
  const isOurs = answer?.body.includes(heardWord(run)) === true;
  return {
    name: 'A POST is answered with 200 and no redirect',
    means: 'WhatsApp’s deliveries reach the hub and count as delivered.',
    remedy:
      'Deploy → Manage deployments: access must be “Anyone”, executed as you; then npm run deploy. An error page of Google’s also comes with 200, which is why the answer is read.',
    passed: answer?.status === 200 && isOurs,
    figures: `HTTP ${answer?.status ?? 0}, ${isOurs ? 'answered by the hub' : 'but the answer is not the hub’s'}`,
  };
}

function challengeComesThrough(deps: WriterDeps, webAppUrl: string, token: string): Verdict {
  const challenge = String(deps.clock.nowMs());
  const query = `source=meta&hub.mode=subscribe&hub.verify_token=${encodeURIComponent(token)}&hub.challenge=${challenge}`;
  const asked = get(`${webAppUrl}?${query}`);
  const [first, answer] = deps.http.sendAll([{ ...asked, followRedirects: false }, asked]);
  const got = `HTTP ${first?.status ?? 0}, then ${answer?.body === challenge ? 'the challenge' : (answer?.body.slice(0, 40) ?? 'nothing')}`;
  return {
    name: 'The challenge comes back, behind a redirect',
    means: 'Whether Meta follows the redirect, only Verify in its console shows.',
    remedy: 'Refused there? Put the relay in front (docs/RELAY.md) and give Meta its address instead.',
    passed: answer?.body === challenge,
    figures: got,
  };
}

function isOk(answer: HttpResponse): boolean {
  const parsed = parseJson(answer.body);
  return parsed.ok && (parsed.value as { ok?: boolean } | null)?.ok === true;
}

/** The verdicts as lines for the person who runs the test, with what to do. */
export function selfTestLines(verdicts: readonly Verdict[]): string[] {
  const lines = verdicts.flatMap(({ name, passed, figures, means, remedy }) => [
    `${passed ? '✓' : '✗'} ${means}`,
    `    ${name} (${figures})`,
    ...(passed ? [] : [`    What to do: ${remedy}`]),
  ]);
  const wrong = verdicts.filter(({ passed }) => !passed).length;
  const closing =
    wrong === 0
      ? 'All is well: this deployment can take messages. Next: docs/DEPLOY.md, step 5.'
      : `${wrong} of ${verdicts.length} did not pass: do what is said above, then run the self-test again. Do not go live before.`;
  return [...lines, '', closing];
}
