/**
 * Proves on the deployment itself what the design leans on and no document promises: it calls its own URL in parallel
 * and reports each verdict with its figures. Run from the workbook's menu; the same test runs in the local runtime.
 */
import { asRecord, parseJson, text } from '../../core/lib/json.ts';
import { VERSION } from '../../core/lib/version.ts';
import type { HttpRequest, HttpResponse } from '../../ports.ts';
import type { WriterDeps } from '../round/deps.ts';
import { SELF_TEST_PREFIX } from './self-test-probe.ts';

export interface Verdict {
  readonly name: string;
  readonly passed: boolean;
  readonly figures: string;
}

const PARALLEL = 20;

export function runSelfTest(deps: WriterDeps, webAppUrl: string): Verdict[] {
  if (webAppUrl === '') {
    return [{ name: 'The web app is deployed', passed: false, figures: 'No URL: deploy it as a web app first.' }];
  }
  const run = deps.random() + deps.random();
  const secrets = deps.secrets(deps.properties.getAll());
  const base = `${webAppUrl}?source=selftest&key=${encodeURIComponent(secrets.webhookKey)}&run=${run}`;
  const verdicts = [
    reachesThisBuild(deps, base),
    parallelWrites(deps, base, run),
    lockExcludes(deps, base, run),
    postAnswers200(deps, base),
    challengeComesThrough(deps, webAppUrl, secrets.metaVerifyToken),
  ];
  const left = Object.keys(deps.properties.getAll()).filter((key) => key.startsWith(SELF_TEST_PREFIX + run));
  for (const key of left) deps.properties.delete(key);
  return verdicts;
}

function get(url: string): HttpRequest {
  return { url, method: 'get', headers: {} };
}

/** After a deployment the address may serve the version before for about a minute. */
function reachesThisBuild(deps: WriterDeps, base: string): Verdict {
  const [answer] = deps.http.sendAll([get(`${base}&probe=build`)]);
  const parsed = parseJson(answer?.body ?? '');
  const reached = parsed.ok ? text(asRecord(parsed.value) ?? {}, 'build') : '';
  const passed = reached === VERSION;
  return {
    name: 'The web app runs the build of this menu',
    passed,
    figures: passed
      ? VERSION
      : `the menu is ${VERSION}, the web app ${reached || 'an older one'}: wait a minute after “npm run deploy”`,
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
    passed: counted === answered && answered > 0,
    figures: `${answered} executions counted to ${counted}, ${deps.clock.nowMs() - started} ms`,
  };
}

function postAnswers200(deps: WriterDeps, base: string): Verdict {
  const request: HttpRequest = {
    url: `${base}&probe=ack`,
    method: 'post',
    headers: {},
    body: '{}',
    followRedirects: false,
  };
  const [answer] = deps.http.sendAll([{ ...request, contentType: 'application/json' }]);
  return {
    name: 'A POST is answered with 200 and no redirect',
    passed: answer?.status === 200,
    figures: `HTTP ${answer?.status ?? 0}`,
  };
}

function challengeComesThrough(deps: WriterDeps, webAppUrl: string, token: string): Verdict {
  const challenge = String(deps.clock.nowMs());
  const query = `source=meta&hub.mode=subscribe&hub.verify_token=${encodeURIComponent(token)}&hub.challenge=${challenge}`;
  const asked = get(`${webAppUrl}?${query}`);
  const [first, answer] = deps.http.sendAll([{ ...asked, followRedirects: false }, asked]);
  const got = `HTTP ${first?.status ?? 0}, then ${answer?.body === challenge ? 'the challenge' : (answer?.body.slice(0, 40) ?? 'nothing')}`;
  return {
    name: 'The challenge comes back, behind a redirect; whether Meta follows it, only Verify in its console shows',
    passed: token !== '' && answer?.body === challenge,
    figures: token === '' ? 'META_VERIFY_TOKEN is not set' : `${got}; refused there? docs/RELAY.md`,
  };
}

function isOk(answer: HttpResponse): boolean {
  const parsed = parseJson(answer.body);
  return parsed.ok && (parsed.value as { ok?: boolean } | null)?.ok === true;
}
