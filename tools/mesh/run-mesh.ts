/** One run of the mesh: proves the ledger, files what the hub says of the network, compares the code. */
import { existsSync, readFileSync } from 'node:fs';
import type { Overview } from '../../src/core/pages/staff-views.ts';
import { type HubReader, LONG_PAUSES_MS, openHubReader } from '../mcp/hub-reader.ts';
import { type Archive, openArchive } from './archive.ts';
import { compareCode } from './compare-code.ts';
import type { MeshOptions } from './options.ts';
import { checkExport, fileRows, noteHead, problemAgainst, readProof, seenHeads } from './witness.ts';

export interface Outcome {
  /** Each a sentence; none: all is well. */
  readonly problems: readonly string[];
  readonly committed: 'something' | 'nothing';
}

/** `now`: for the name of the day's folder. Never throws: what fails is a problem. */
export async function runMesh(options: MeshOptions, link: string, now: Date): Promise<Outcome> {
  let archive: Archive | null = null;
  try {
    const opened = openArchive(options.folder);
    if ('times' in opened) return { problems: stoodAside(opened.times), committed: 'nothing' };
    archive = opened;
    return await fileAll(archive, options, openHubReader(link, LONG_PAUSES_MS), now);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const isSilent = /fetch failed|aborted due to timeout/.test(why);
    return { problems: [isSilent ? 'The hub does not answer: nothing was filed.' : why], committed: 'nothing' };
  } finally {
    archive?.close();
  }
}

/** Once is nothing: two schedules met. */
function stoodAside(times: number): string[] {
  return times < 2 ? [] : [`Another run has been at it ${times} times in a row: this one filed nothing.`];
}

async function fileAll(archive: Archive, options: MeshOptions, hub: HubReader, now: Date): Promise<Outcome> {
  const day = now.toISOString().slice(0, 10);
  const { problems, notes } = await proveLedger(archive, options, hub, now);
  const overview = await hub.ask('console.start', {});
  // How it stands this minute is no record.
  const { health, now: _, ...record } = overview;
  const exports = {
    overview: record,
    leads: await hub.ask('console.leads', {}),
    dealers: await hub.ask('console.dealers', {}),
    findings: await hub.ask('console.feed', { show: 'open' }),
    sales: await hub.ask('console.sales', {}),
    economics: await hub.ask('console.economics', {}),
  };
  for (const [name, answer] of Object.entries(exports))
    archive.write(`${day}/${name}.json`, `${JSON.stringify(answer, null, 1)}\n`);
  const { ok, fault, minuteTrigger } = health;
  if (!ok) problems.push(`The hub is not well: ${fault || `its minute trigger is ${minuteTrigger}`}.`);
  if (options.code === 'compared') {
    const code = await compareCode(archive.folder);
    if (code.problem !== '') problems.push(code.problem);
    if (code.note !== '') notes.push(code.note);
  }
  archive.write(`${day}/report.md`, reportOf({ day, overview, problems, notes, heads: seenHeads(archive).length }));
  return { problems, committed: archive.commit(`mesh: ${day}`) ? 'something' : 'nothing' };
}

interface Proof {
  readonly problems: string[];
  /** What was not looked at, and why. */
  readonly notes: string[];
}

/** The hub's own check, then what was seen before, then every row, here and of an export. Only a head that holds is noted. */
async function proveLedger(archive: Archive, options: MeshOptions, hub: HubReader, now: Date): Promise<Proof> {
  const { lines } = await hub.ask('console.verify', {});
  const head = readProof(lines);
  const seen = seenHeads(archive);
  if (typeof head === 'string') return { problems: [head], notes: [] };
  const problem = problemAgainst(seen, head);
  if (problem !== '') return { problems: [problem], notes: [] };
  const filed = await fileRows(archive, hub, seen, head);
  const notes = filed.note === '' ? [] : [filed.note];
  if (filed.problem !== '') return { problems: [filed.problem], notes };
  noteHead(archive, head, now.toISOString());
  if (options.ledger === '') return { problems: [], notes };
  const text = await readExport(options.ledger);
  const exported = checkExport(text, [...seen, head]);
  if (exported.problem !== '') return { problems: [exported.problem], notes };
  archive.write(`${now.toISOString().slice(0, 10)}/ledger.csv`, text);
  const isOlder = exported.last < head.sequence;
  const note = `The export ends at row ${exported.last}: the rows up to ${head.sequence} were not checked one by one.`;
  return { problems: [], notes: isOlder ? [...notes, note] : notes };
}

async function readExport(place: string): Promise<string> {
  if (!/^https?:/.test(place)) {
    if (existsSync(place)) return readFileSync(place, 'utf8');
    throw new Error(`There is no exported ledger at ${place}.`);
  }
  const answer = await fetch(place, { signal: AbortSignal.timeout(60_000) });
  if (!answer.ok) throw new Error(`The exported ledger is not to be had: HTTP ${answer.status}.`);
  return answer.text();
}

interface Report {
  readonly day: string;
  readonly overview: Overview;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly heads: number;
}

function reportOf({ day, overview, problems, notes, heads }: Report): string {
  const { decisions, months } = overview;
  const waits = Object.entries(decisions).map(([name, count]) => `- ${name}: ${count}`);
  const wrong = problems.length === 0 ? ['Nothing is wrong.'] : problems.map((problem) => `- ${problem}`);
  return `${[`# ${day}`, '', ...wrong, ...notes.map((note) => `- ${note}`), '', `Heads of the ledger seen so far: ${heads}. Months with figures: ${months.length}.`, '', 'To be decided:', '', ...waits].join('\n')}\n`;
}
