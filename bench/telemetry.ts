/** Telemetry: the cost of a batch among 1,000 and 100,000 units, the throughput, and how much it delays a claim. */

import type { SimHub } from '../sim/hub';
import { GATEWAY_SECRET } from '../sim/hub';
import { signature } from '../src/core/unit/signature';
import { serials } from '../src/tables/sales';
import { openTaps, type Prepared, resumeHub } from './hub-under-test';
import { countedCalls, executionsSince } from './measure';

export interface BatchCost {
  readonly units: number;
  /** Service calls of a batch of 500 events for 200 units: of heartbeats, and with a purchase among them. */
  readonly calls: number;
  readonly callsWithPurchase: number;
  readonly virtualMs: number;
  readonly cpuMs: number;
}

const serialOf = (n: number) => `S3A${String(100_000 + n)}`;

async function furnish(hub: SimHub, units: number): Promise<void> {
  const { people, owner } = hub.rt.host;
  const width = Object.keys(serials.columns).length;
  const rows = Array.from({ length: units }, (_, n) =>
    [serialOf(n), 'S3', 'D001', '2026-10-01', 'shipped'].slice(0, width),
  );
  for (let from = 0; from < rows.length; from += 10_000) {
    people.paste({ sheet: 'Serials' }, { row: 2 + from, column: 1, cells: rows.slice(from, from + 10_000) }, owner);
  }
  people.paste({ sheet: 'Gateways' }, { row: 2, column: 1, cells: [['jkt-1', 'Jakarta', 'TRUE', 'hub']] }, owner);
  hub.rt.properties.set('GATEWAY_JKT_1', GATEWAY_SECRET);
  await hub.finish(hub.rt.edit({ sheet: 'Gateways', row: 2, column: 2, value: 'Jakarta 1' }));
}

let deliveries = 0;

/** 500 events of 200 units, somewhere among all of them. */
function post(hub: SimHub, units: number, offset: number, type = ''): Promise<unknown> {
  const now = hub.rt.now();
  const events = Array.from({ length: 500 }, (_, i) => ({
    unit: serialOf(((i % 200) * Math.floor(units / 200) + offset) % units),
    time: now - 60_000 + i,
    seq: deliveries * 500 + i,
    odometerKm: 10 + (i % 50),
    batteryPct: 40 + (i % 60),
    latitude: -6.2 - i / 1e4,
    longitude: 106.8,
    ...(i === 0 && type !== '' ? { type } : {}),
  }));
  const body = JSON.stringify(events);
  const id = `bench-${++deliveries}`;
  const ts = String(Math.floor(now / 1000));
  const url = `/exec?source=unit&gw=jkt-1&id=${id}&ts=${ts}&sig=${signature(GATEWAY_SECRET, id, ts, body)}`;
  return hub.rt.request({ method: 'POST', url, body, contentType: 'application/json' });
}

export async function measureBatches(code: string, prepared: Prepared, units: number): Promise<BatchCost> {
  const hub = await resumeHub(code, prepared, 5);
  await furnish(hub, units);
  const cost = async (type: string) => {
    await hub.rt.advance(61_000);
    const start = hub.rt.now();
    const cpu = process.cpuUsage();
    await hub.finish(post(hub, units, 0, type));
    const used = process.cpuUsage(cpu);
    const [execution] = executionsSince(hub.rt, start).filter((each) => each.function === 'doPost');
    if (!execution) throw new Error('Nothing ran');
    return {
      calls: countedCalls(execution),
      ms: (execution.end ?? start) - execution.start,
      cpu: (used.user + used.system) / 1000,
    };
  };
  await cost('');
  const heartbeats = await cost('');
  const purchase = await cost('purchased');
  await hub.rt.close();
  return {
    units,
    calls: heartbeats.calls,
    callsWithPurchase: purchase.calls,
    virtualMs: heartbeats.ms,
    cpuMs: Math.round(heartbeats.cpu),
  };
}

export interface Sustained {
  readonly eventsPerSecond: number;
  readonly seconds: number;
  readonly sent: number;
  readonly counted: number;
  /** Median and mean of claims, virtual ms, without telemetry and beside it. */
  readonly claimsAloneMs: readonly [number, number];
  readonly claimsBesideMs: readonly [number, number];
}

/** Batches of 500 every five seconds for as long, and a claim every twelve seconds. */
export async function measureSustained(code: string, prepared: Prepared, seconds: number): Promise<Sustained> {
  const run = async (withTelemetry: boolean) => {
    const hub = await resumeHub(code, prepared, 9);
    await furnish(hub, 2_000);
    let sent = 0;
    if (withTelemetry) {
      for (let at = 0; at < seconds; at += 5) {
        sent += 500;
        hub.rt.after(at * 1_000, () => void post(hub, 2_000, at % 10));
      }
    }
    const asked = new Map<string, number>();
    openTaps(hub, 1)
      .slice(0, Math.floor(seconds / 12))
      .forEach(({ number, tap }, index) => {
        hub.rt.after(index * 12_000 + 3_700, () => {
          asked.set(number, hub.rt.now());
          tap();
        });
      });
    await hub.rt.idle();
    await hub.rt.advance(90_000);
    const waits = [...asked].flatMap(([phone, at]) => {
      const answer = hub.world
        .messages()
        .find((message) => message.from === 'business' && message.phone === phone && message.at > at);
      return answer ? [answer.at - at] : [];
    });
    waits.sort((a, b) => a - b);
    const counted = hub.rows('Telemetry days').reduce((sum, row) => sum + Number(row.Accepted), 0);
    await hub.rt.close();
    const mean = Math.round(waits.reduce((sum, ms) => sum + ms, 0) / Math.max(1, waits.length));
    return { sent, counted, times: [waits[Math.floor(waits.length / 2)] ?? 0, mean] as const };
  };
  const alone = await run(false);
  const beside = await run(true);
  return {
    eventsPerSecond: 100,
    seconds,
    sent: beside.sent,
    counted: beside.counted,
    claimsAloneMs: alone.times,
    claimsBesideMs: beside.times,
  };
}
