/** The same claim with 1,000 former leads and with 100,000: service calls, virtual time, CPU. */
import { openTaps, prepareHub, resumeHub } from './hub-under-test';
import { countedCalls, executionsSince } from './measure';

export interface GrowthRow {
  readonly leads: number;
  /** Service calls of one claim. */
  readonly calls: number;
  /** Service calls of one customer's message. */
  readonly messageCalls: number;
  /** Of the claim, from the start of its execution to its end. */
  readonly virtualMs: number;
  readonly cpuMs: number;
}

export async function measureGrowth(code: string, leads: number, reps: number): Promise<GrowthRow> {
  const hub = await resumeHub(code, await prepareHub(code, { leads: 10, reps, history: leads }), 3);
  const during = async (action: () => void) => {
    const start = hub.rt.now();
    const cpu = process.cpuUsage();
    action();
    await hub.rt.idle();
    const used = process.cpuUsage(cpu);
    const [execution] = executionsSince(hub.rt, start).sort((a, b) => countedCalls(b) - countedCalls(a));
    if (!execution) throw new Error('Nothing ran');
    return {
      calls: countedCalls(execution),
      ms: (execution.end ?? start) - execution.start,
      cpu: (used.user + used.system) / 1000,
    };
  };
  const claim = await during(() => openTaps(hub, 3)[0]?.tap());
  const message = await during(() => void hub.world.phone('6281499999999', { name: 'Baru' }).say('halo'));
  await hub.rt.close();
  return { leads, calls: claim.calls, messageCalls: message.calls, virtualMs: claim.ms, cpuMs: Math.round(claim.cpu) };
}
