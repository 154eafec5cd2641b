/**
 * The life of an execution: a slot among the owner's thirty, a seat in a worker, its calls, its end. The end comes by
 * returning or throwing (buffered writes are applied), or by force (they are lost); either way its locks are free again.
 */
import type { Host } from '../host/types';
import { askHost, type CallDeps, type CallResult, makeCall } from './calls';
import type { Conductor, Heard } from './conductor';
import type { Execution, ExecutionRequest, Outcome } from './execution';
import { drawPace } from './latency';
import type { Limits } from './limits';
import type { Locks } from './locks';
import type { Quotas } from './quotas';
import type { Random } from './random';
import type { ExecutionLog, ExecutionRecord, ExecutionStatus } from './records';
import type { Code, Seats } from './seats';
import type { KernelText } from './texts';
import type { FromWorker, Job, ScriptEnd, ToWorker } from './wire';

export interface ExecutorDeps {
  readonly conductor: Conductor;
  readonly seats: Seats;
  readonly code: Code;
  readonly host: Host;
  readonly locks: Locks;
  readonly quotas: Quotas;
  readonly limits: Limits;
  readonly random: Random;
  readonly log: ExecutionLog;
  readonly advancedServices: readonly string[];
  readonly webAppUrl: string | undefined;
  readonly slotsTaken: (() => number) | undefined;
  readonly calls: Omit<CallDeps, 'crash' | 'answer'>;
  readonly text: (key: KernelText, ...fill: readonly string[]) => string;
  readonly changed: (record: ExecutionRecord) => void;
}

/** How long a killed script may keep computing before its thread is ended. */
const GRACE_MS = 1000;

export class Executor {
  private readonly deps: ExecutorDeps;
  private readonly callDeps: CallDeps;
  private readonly kilobytes: number;
  private readonly running = new Set<Execution>();
  /** Executions that have ended but whose scripts still compute. */
  private readonly lingering = new Set<Execution>();

  constructor(deps: ExecutorDeps) {
    this.deps = deps;
    this.kilobytes = Buffer.byteLength(deps.code.text) / 1024;
    this.callDeps = {
      ...deps.calls,
      crash: (execution) => this.kill(execution, 'crashed'),
      answer: (execution, result) => this.answer(execution, result),
    };
  }

  /** Runs one function, or refuses without running it when the user has no slot left. */
  execute(request: ExecutionRequest): Promise<Outcome> {
    const { conductor, limits, log, random, text } = this.deps;
    const busy = [...this.running].filter((each) => each.request.effectiveUser === request.effectiveUser).length;
    if (busy + (this.deps.slotsTaken?.() ?? 0) >= limits.simultaneousExecutions) {
      // Which of the two texts a caller gets follows no known rule.
      const key = random.next() < 0.5 ? 'tooManyAtOnce' : 'tooManyOfProject';
      return Promise.resolve({ how: 'refused', text: text(key) });
    }
    const letGo = conductor.hold();
    return new Promise((resolve) => {
      const record = log.open(conductor.now(), {
        function: request.entry.name,
        type: request.type,
        user: request.user,
      });
      const execution: Execution = {
        id: record.id,
        request,
        record,
        pace: drawPace(random),
        settle(outcome) {
          resolve(outcome);
          letGo();
        },
        session: null,
        seat: null,
        calls: 0,
        buffered: 0,
        waiting: false,
        over: false,
        cancelCall: null,
      };
      this.running.add(execution);
      this.deps.changed(record);
      const start = (): void => this.start(execution);
      if (conductor.kind === 'real') start();
      else conductor.after(this.startMs(execution), start);
    });
  }

  /** A larger script takes longer to load, each time. */
  private startMs({ pace }: Execution): number {
    const { latency } = this.deps.conductor;
    return latency.base('execution.start', pace) + latency.loading(this.kilobytes);
  }

  get inFlight(): number {
    return this.running.size;
  }

  close(): void {
    for (const execution of [...this.running]) this.kill(execution, 'stopped');
    for (const execution of [...this.lingering]) this.endSeat(execution);
  }

  private start(execution: Execution): void {
    if (execution.over) return;
    const { advancedServices, conductor, host, seats, code, random, webAppUrl } = this.deps;
    const { request } = execution;
    const context = {
      id: String(execution.id),
      user: request.user,
      effectiveUser: request.effectiveUser,
      locale: host.locale,
      timeZone: host.timeZone,
      advancedServices,
      ...(request.trigger === undefined ? {} : { trigger: request.trigger }),
      ...(request.userAgent === undefined ? {} : { userAgent: request.userAgent }),
      ...(webAppUrl === undefined ? {} : { webAppUrl }),
    };
    execution.session = host.open(context);
    const stopDeadline = conductor.after(request.limitMs, () => this.kill(execution, 'timed out'), true);
    this.deadlines.set(execution, stopDeadline);
    const seat = seats.take();
    execution.seat = seat;
    const simulated = conductor.kind === 'simulated' ? { seed: random.below(2 ** 31) } : null;
    const job: Omit<Job, 'code' | 'codeId' | 'files'> = {
      ...{ context, entry: request.entry, simulated },
      aheadMs: conductor.aheadMs(),
    };
    conductor.start(seat, job, code, (heard) => this.hear(execution, heard));
  }

  private readonly deadlines = new Map<Execution, () => void>();

  private hear(execution: Execution, heard: Heard): void {
    switch (heard.type) {
      case 'log':
        if (!execution.over) {
          execution.record.logs.push({ at: this.deps.conductor.now(), level: heard.level, text: heard.text });
        }
        return;
      case 'call':
        this.hearCall(execution, heard);
        return;
      case 'end':
        if (execution.over) {
          this.leaveSeat(execution);
          return;
        }
        this.wrapUp(execution, heard.end);
        return;
      case 'stuck':
      case 'broken':
        this.endSeat(execution);
        this.kill(execution, heard.type === 'stuck' ? 'timed out' : 'crashed');
        return;
    }
  }

  private hearCall(execution: Execution, call: Extract<FromWorker, { type: 'call' }>): void {
    if (execution.over) {
      this.tell(execution, { type: 'dead' });
      return;
    }
    execution.waiting = true;
    if (!call.uncounted) {
      makeCall(this.callDeps, execution, call);
      return;
    }
    this.answer(execution, askHost(this.callDeps, execution, call.method, call.args));
  }

  private answer(execution: Execution, result: CallResult): void {
    if (execution.over) return;
    execution.waiting = false;
    const message: ToWorker =
      'failure' in result ? { type: 'failure', text: result.failure } : { type: 'value', value: result.value };
    this.tell(execution, message);
  }

  private tell(execution: Execution, message: ToWorker): void {
    if (execution.seat === null) return;
    this.deps.conductor.answer(execution.seat, message, (heard) => this.hear(execution, heard));
  }

  /** The script has finished. Its write buffer is flushed, as the platform does at the end. */
  private wrapUp(execution: Execution, end: ScriptEnd): void {
    const { conductor } = this.deps;
    this.leaveSeat(execution);
    const { latency } = conductor;
    if (execution.buffered === 0 || conductor.kind === 'real') {
      this.finish(execution, end);
      return;
    }
    const ms = latency.base('sheets.flush', execution.pace) + latency.moving('sheets.flush', execution.buffered);
    execution.cancelCall = conductor.after(ms, () => this.finish(execution, end));
  }

  private finish(execution: Execution, end: ScriptEnd): void {
    if (execution.over) return;
    let last = end;
    try {
      execution.session?.end();
      this.callDeps.settleChanges();
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      last = {
        how: 'threw',
        error: { name: 'Exception', message: text, text: `Exception: ${text}`, line: null, stack: '' },
      };
    }
    if (last.how === 'threw') execution.record.error = last.error.text;
    if (last.how === 'missing') execution.record.error = this.deps.text('functionMissing', last.name);
    this.conclude(execution, last.how === 'threw' || last.how === 'missing' ? 'failed' : 'completed');
    execution.settle({ how: 'ended', end: last });
  }

  private kill(execution: Execution, reason: 'crashed' | 'timed out' | 'stopped'): void {
    if (execution.over) return;
    if (reason === 'timed out') execution.record.error = this.deps.text('timeExceeded');
    execution.session?.discard();
    this.conclude(execution, reason === 'timed out' ? 'timed out' : 'killed');
    execution.settle({ how: 'killed', reason });
    // The script's thread is told when it waits for us; when it computes, it is given a moment, then ended.
    if (execution.waiting) {
      this.tell(execution, { type: 'dead' });
      return;
    }
    const { seat } = execution;
    if (seat === null) return;
    if (reason === 'stopped') {
      this.endSeat(execution);
      return;
    }
    this.lingering.add(execution);
    this.deps.conductor.after(GRACE_MS, () => this.endSeat(execution), true);
  }

  private endSeat(execution: Execution): void {
    this.lingering.delete(execution);
    execution.seat?.end();
    execution.seat = null;
  }

  private conclude(execution: Execution, status: ExecutionStatus): void {
    const { conductor, locks, quotas } = this.deps;
    execution.over = true;
    execution.cancelCall?.();
    this.deadlines.get(execution)?.();
    this.deadlines.delete(execution);
    locks.drop(execution.id);
    this.running.delete(execution);
    execution.record.end = conductor.now();
    execution.record.status = status;
    if (execution.request.type === 'trigger') quotas.countTriggerTime(conductor.now() - execution.record.start);
    this.deps.changed(execution.record);
  }

  private leaveSeat(execution: Execution): void {
    this.lingering.delete(execution);
    if (execution.seat === null) return;
    this.deps.seats.giveBack(execution.seat);
    execution.seat = null;
  }
}
