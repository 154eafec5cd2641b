/** What single things cost: a conversation, a claim among many leads, row work, the ledger's check, the bundle itself. */

import { toCsv } from '../local/server/csv';
import { chainRow } from '../src/core/ledger/chain';
import { ledger } from '../src/tables/records';
import { measureBundle } from '../tools/build/measure-bundle';
import { verifyCsv } from '../tools/ops/ledger-csv';
import type { Bench, Results } from './bench';
import { measureBridge, measureMessages, measureRouting } from './conversation';
import { measureGrowth } from './growth';
import { cpuOf } from './measure';
import { measureRows } from './rows';
import { figuresLine } from './webhooks';

export async function benchConversation({ code, sizes, prepared, say, step }: Bench): Promise<Results> {
  step('conversation');
  const from = await prepared();
  const callsAlone = await measureMessages(code, from, 1);
  const callsInBatch = await measureMessages(code, from, sizes.batch);
  const bridgeAlone = await measureBridge(code, from, 30_000, sizes.bridge.alone);
  const bridgeBurst = await measureBridge(code, from, 83, sizes.bridge.burst);
  const routing = Object.fromEntries(sizes.routing.map((count) => [`dealers${count}Ms`, measureRouting(count)]));
  say(`\nA chat message: ${callsAlone} service calls alone, ${callsInBatch} in a batch of ${sizes.batch}`);
  say(figuresLine('bridged to the rep, one at a time', bridgeAlone));
  say(figuresLine('bridged to the rep, 60 in 5 s', bridgeBurst));
  say(`Routing a lead, CPU ms: ${JSON.stringify(routing)}`);
  return {
    conversation: { callsAlone, callsInBatchOf30: callsInBatch, bridgeAlone, bridgeBurst60In5s: bridgeBurst, routing },
  };
}

export async function benchGrowth({ code, sizes, say, step }: Bench): Promise<Results> {
  say('\nOne claim among many leads (calls; calls of a customer’s message; virtual ms; CPU ms)');
  const growth = [];
  for (const leads of sizes.growth) {
    step(`${leads} leads`);
    const row = await measureGrowth(code, leads, sizes.reps);
    growth.push(row);
    const cells = [row.calls, row.messageCalls, row.virtualMs, row.cpuMs].map((cell) => String(cell).padStart(7));
    say(`${String(leads).padStart(7)} leads ${cells.join(' ')}`);
  }
  return { growth };
}

export async function benchRows({ sizes, say, step }: Bench): Promise<Results> {
  step('row work');
  const rows = await measureRows(sizes.rows);
  say(`\nFind and change 30 of ${sizes.rows} rows (service calls, virtual ms)`);
  for (const [name, row] of Object.entries(rows))
    say(`${name.padEnd(44)} ${String(row.calls).padStart(6)} ${String(row.virtualMs).padStart(8)}`);
  return { rows };
}

export async function benchLedger({ sizes, say, step }: Bench): Promise<Results> {
  step('ledger');
  let head = { sequence: 0, hash: '' };
  const rows = Array.from({ length: sizes.ledgerRows }, (_, i) => {
    const atMs = Date.parse('2026-11-23T02:00:00Z') + i * 1_000;
    const row = chainRow(head, { atMs, type: 'UNIT_STATE', subject: `S3A${i}`, body: { state: 'SOLD' } });
    head = { sequence: row.sequence ?? 0, hash: row.hash };
    const shown = new Date(atMs + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    return [String(row.sequence), shown, row.type, row.subject, row.body, row.previousHash, row.hash];
  });
  const text = toCsv([Object.values(ledger.columns).map(({ header }) => header), ...rows]);
  const checkCpuMs = cpuOf(() => {
    const outcome = verifyCsv(text, [head]);
    if (!('fault' in outcome) || outcome.fault) throw new Error('The ledger does not hold');
  });
  say(`\nAn exported ledger of ${sizes.ledgerRows} rows is checked in ${checkCpuMs} ms of CPU`);
  return { ledger: { rows: sizes.ledgerRows, checkCpuMs } };
}

export async function benchBundle({ code, say, step }: Bench): Promise<Results> {
  step('bundle');
  const bundle = measureBundle(code);
  const { kilobytes, evaluationMs, runs } = bundle;
  say(`\nBundle ${kilobytes} KB, evaluated in a fresh context in ${evaluationMs} ms (median of ${runs})`);
  return { bundle };
}
