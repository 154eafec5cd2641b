/** Simultaneous taps, the hub's way and the textbook way, on the same runtime and latency model. */
import { readFileSync } from 'node:fs';
import { createRuntime, type Runtime } from '../local/runtime/index';
import { START_MS } from '../sim/base';
import { openTaps, type Prepared, resumeHub } from './hub-under-test';
import { executionsSince, type Figures, figuresOf, type Timed } from './measure';

export async function hubRace(code: string, prepared: Prepared, taps: number, seed: number): Promise<Figures> {
  const hub = await resumeHub(code, prepared, seed);
  const chosen = openTaps(hub, Math.max(3, Math.ceil(taps / 10))).slice(0, taps);
  const start = hub.rt.now();
  const cpu = process.cpuUsage();
  for (const { tap } of chosen) tap();
  await hub.rt.idle();
  const used = process.cpuUsage(cpu);
  const asked = new Map(chosen.map(({ number }) => [number, start]));
  const answered = new Map<string, number>();
  for (const message of hub.world.messages()) {
    if (
      message.from === 'business' &&
      message.at >= start &&
      asked.has(message.phone) &&
      !answered.has(message.phone)
    ) {
      answered.set(message.phone, message.at);
    }
  }
  const own = executionsSince(hub.rt, start);
  const figures = figuresOf({ asked, answered }, own, (used.user + used.system) / 1000);
  await hub.rt.close();
  return figures;
}

export interface TextbookOptions {
  readonly leads: number;
  readonly waitMs: number;
  readonly seed: number;
}

/** A textbook hub: its two tabs, and a list of when it answered whom. */
export async function openTextbook({
  leads,
  waitMs,
  seed,
}: TextbookOptions): Promise<{ rt: Runtime; answered: Map<string, number> }> {
  const answered = new Map<string, number>();
  const code = readFileSync('bench/textbook/Code.js', 'utf8').replace('/* set by the bench */ 30000', String(waitMs));
  const parts: { rt?: Runtime } = {};
  const rt = await createRuntime({
    code,
    clock: { kind: 'simulated', start: START_MS, seed, latency: 'model' },
    world: (request) => {
      const { to } = JSON.parse(String(request.payload)) as { to: string };
      if (!answered.has(to)) answered.set(to, parts.rt?.now() ?? 0);
      return { status: 200, headers: {}, body: new TextEncoder().encode('{"messages":[{"id":"wamid.1"}]}') };
    },
  });
  parts.rt = rt;
  const { people, owner } = rt.host;
  people.renameSheet({ sheet: 'Sheet1' }, 'Leads');
  const rows = Array.from({ length: leads }, (_, i) => [
    `L-${i}`,
    'UNCLAIMED',
    '',
    '',
    `Pelanggan ${i}`,
    'Depok',
    '-6.4',
    '106.8',
  ]);
  for (let i = 0; i < rows.length; i += 900)
    people.paste({ sheet: 'Leads' }, { row: i + 2, column: 1, cells: rows.slice(i, i + 900) }, owner);
  await rt.change((acts) => acts.insertRows({ sheet: 'Leads' }, leads + 2, 1));
  await addLogTab(rt);
  return { rt, answered };
}

async function addLogTab(rt: Runtime): Promise<void> {
  const snapshot = rt.host.spreadsheets();
  if (snapshot[0]?.sheets.some((sheet) => sheet.title === 'Log')) return;
  const made = rt.run('makeLog');
  const settled = made.catch((error: unknown) => error);
  await rt.idle();
  const result = await settled;
  if (result instanceof Error) throw result;
}

export function postTextbook(rt: Runtime, message: Record<string, unknown>): void {
  const body = JSON.stringify({ entry: [{ changes: [{ value: { messages: [message] } }] }] });
  void rt.request({ method: 'POST', url: '/exec', body, contentType: 'application/json' });
}

export async function textbookRace(taps: number, waitMs: number, seed: number): Promise<Figures> {
  const { rt, answered } = await openTextbook({ leads: 1000, waitMs, seed });
  const start = rt.now();
  const timed: Timed = { asked: new Map(), answered };
  const cpu = process.cpuUsage();
  for (let i = 0; i < taps; i++) {
    const from = String(6281200000000 + i);
    timed.asked.set(from, start);
    const reply = {
      type: 'button_reply',
      button_reply: { id: `C1|L-${i % Math.max(1, Math.ceil(taps / 3))}|x`, title: 'Claim' },
    };
    postTextbook(rt, { id: `wamid.${i}`, from, type: 'interactive', interactive: reply });
  }
  await rt.idle();
  const used = process.cpuUsage(cpu);
  const figures = figuresOf(timed, executionsSince(rt, start), (used.user + used.system) / 1000);
  await rt.close();
  return figures;
}
