/**
 * The one public function that pages call through google.script.run: JSON in, JSON out. Any visitor can call it with anything,
 * so the link is proved before the call is read further, and it never throws.
 */
import { asRecord, parseJson } from '../../core/lib/json.ts';
import * as is from '../../core/lib/read-json.ts';
import { VERSION } from '../../core/lib/version.ts';
import { type CallName, INPUTS } from '../../core/pages/contract.ts';
import { WorkbookFault } from '../../ports.ts';
import { HeaderFault } from '../../store/session/layout.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { At } from './at.ts';
import { CALLS } from './calls.ts';
import { ALONG, type Answer, answered } from './kept-answers.ts';
import { proveVisitor, type Visitor } from './prove-visitor.ts';
import { PageRefusal } from './refusal.ts';

/** In characters; ten times the longest form that people can fill in. */
const LONGEST_REQUEST = 60_000;

/** Every call that a page may make. */
const EVERYTHING = Object.keys(INPUTS) as readonly CallName[];

/** The calls that change nothing, for programs that only read: see http/reader.ts. */
export const READ_ONLY: readonly CallName[] = [
  'console.start', 'console.leads', 'console.lead', 'console.feed', 'console.rules', 'console.dealers', 'console.units', 'console.unit',
  'console.verify', 'console.ledger', 'console.sales', 'console.economics', 'console.search',
]; // biome-ignore format: one list

/** How a call came in. */
interface Way {
  readonly allowed?: readonly CallName[];
  readonly account?: Visitor['account'];
}

export function callPage(deps: WriterDeps, request: unknown, way: Way = {}): string {
  try {
    const answer = answerTo(deps, request, way);
    return JSON.stringify({ ok: true, version: VERSION, at: deps.clock.nowMs(), ...answer });
  } catch (error) {
    const { refusal, text } = refusalOf(deps, error);
    return JSON.stringify({ ok: false, version: VERSION, refusal, text });
  }
}

function answerTo(deps: WriterDeps, request: unknown, { allowed = EVERYTHING, account = () => '' }: Way): Answer {
  const receivedAtMs = deps.clock.nowMs();
  if (typeof request !== 'string' || request.length > LONGEST_REQUEST)
    throw new PageRefusal('input', 'A request is JSON text of at most 60,000 characters.');
  const parsed = parseJson(request);
  const sent = parsed.ok ? asRecord(parsed.value) : null;
  if (!sent) throw new PageRefusal('input', parsed.ok ? 'A request is a JSON object.' : parsed.reason);
  const proof = proveVisitor(deps, { token: sent.token, account }, ALONG);
  const name = callNamed(sent.call);
  if (!allowed.includes(name)) throw new PageRefusal('role', `${name} is for people at the page, not for programs.`);
  const page = name === 'poll' ? proof.pass.page : name.split('.')[0];
  if (page !== proof.pass.page) throw new PageRefusal('role', `This link is for the ${proof.pass.page} page.`);
  const input = is.readJson(JSON.stringify(sent.input ?? {}), INPUTS[name] as is.Decode<unknown>);
  if (!input.ok) throw new PageRefusal('input', `What was sent cannot be used: ${input.reason}.`);
  const run = CALLS[name] as (at: At, input: unknown) => unknown;
  const asked = { name, input: input.value, run: (at: At) => run(at, input.value) };
  return answered({ deps, proof, receivedAtMs, age: 'kept' }, asked);
}

function callNamed(name: unknown): CallName {
  if (typeof name === 'string' && Object.hasOwn(INPUTS, name)) return name as CallName;
  throw new PageRefusal('input', `There is no call ${typeof name === 'string' ? name.slice(0, 40) : 'of that name'}.`);
}

function refusalOf({ log }: WriterDeps, error: unknown): { readonly refusal: string; readonly text: string } {
  if (error instanceof PageRefusal) return { refusal: error.refusal, text: error.message };
  log.error('page-call-failed', error);
  // Messages of these errors are about tabs and headers, so they are safe to show.
  if (error instanceof HeaderFault) return { refusal: 'fault', text: error.message };
  // Pages automatically retry what was refused as busy, so only faults that may pass are called that.
  if (error instanceof WorkbookFault && (error.reason === 'busy' || error.reason === 'unclear'))
    return { refusal: 'busy', text: 'The workbook is busy: try again in a moment.' };
  if (error instanceof WorkbookFault) return { refusal: 'fault', text: error.message };
  return { refusal: 'fault', text: 'This could not be answered now. It was written to the log.' };
}
