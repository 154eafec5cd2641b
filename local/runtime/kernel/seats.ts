/**
 * The worker threads. A seat is one thread that serves one execution at a time; seats are kept between executions and
 * between runtimes, because starting a thread costs as much as twenty executions. When no runtime has been open for some
 * seconds they end.
 */
import { setFlagsFromString } from 'node:v8';
import { MessageChannel, SHARE_ENV, Worker } from 'node:worker_threads';
import {
  BELL_OF_OWNER,
  BELL_OF_WORKER,
  CLOCK,
  type FromWorker,
  type Job,
  type Line,
  lineOver,
  receive,
  SHARED_BYTES,
  send,
  type ToWorker,
} from './wire';
import type { WorkerStart } from './worker';

/** The code an execution runs, with the id under which workers remember it compiled. */
export interface Code {
  readonly id: string;
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

export class Seat {
  private readonly worker: Worker;
  private readonly line: Line;
  private readonly known = new Set<string>();
  private listener: ((message: FromWorker) => void) | null = null;
  private broken: ((reason: string) => void) | null = null;
  alive = true;

  constructor(file: URL, timeZone: string) {
    const shared = new SharedArrayBuffer(SHARED_BYTES);
    const { port1, port2 } = new MessageChannel();
    const start: WorkerStart = { role: 'apps-script-execution', port: port2, shared, timeZone };
    this.line = lineOver(port1, shared);
    // The time zone is set through the shared environment: only then does it reach the thread's own clock.
    this.worker = new Worker(file, { workerData: start, transferList: [port2], env: SHARE_ENV });
    this.worker.unref();
    this.worker.on('error', (error) => this.fail(error.message));
    this.worker.on('exit', () => this.fail('the thread ended'));
  }

  /** Real time: messages come as events, and the process stays up while an execution is under way. */
  listen(listener: (message: FromWorker) => void, broken: (reason: string) => void): void {
    if (this.listener === null) this.line.port.on('message', (message: FromWorker) => this.listener?.(message));
    this.listener = listener;
    this.broken = broken;
    this.line.port.ref();
  }

  rest(): void {
    if (this.listener === null) return;
    this.listener = () => undefined;
    this.broken = null;
    this.line.port.unref();
  }

  /** Simulated time: blocks this thread until the worker says something; undefined when it did not in time. */
  next(timeoutMs: number): FromWorker | undefined {
    return receive(this.line, BELL_OF_OWNER, timeoutMs) as FromWorker | undefined;
  }

  begin(job: Omit<Job, 'code' | 'codeId' | 'files'>, code: Code, now: number): void {
    const first = !this.known.has(code.id);
    this.known.add(code.id);
    this.tell(
      { type: 'job', job: { ...job, codeId: code.id, ...(first ? { code: code.text, files: code.files } : {}) } },
      now,
    );
  }

  tell(message: ToWorker, now: number): void {
    this.line.clock[CLOCK] = now;
    send(this.line, message, BELL_OF_WORKER);
  }

  end(): void {
    this.alive = false;
    this.line.port.close();
    void this.worker.terminate();
  }

  private fail(reason: string): void {
    this.alive = false;
    this.broken?.(reason);
  }
}

export interface Seats {
  take(): Seat;
  giveBack(seat: Seat): void;
  close(): void;
}

interface Room {
  readonly idle: Seat[];
  runtimes: number;
}

/**
 * In simulated time every execution starts with cold code in a context of its own, in one of thirty isolates: optimising
 * compilers then cost more than they save (measured: a third of all processor time). They wait fifteen times as long.
 * And what an execution made is garbage once it is over: with room for several executions, most collections find nothing
 * to copy (measured: a fifth of an idle minute's processor time). Both hold for isolates that start from here on.
 */
function favourShortRuns(): void {
  setFlagsFromString('--interrupt-budget=2000000');
  setFlagsFromString(`--min-semi-space-size=${FIRST_SEMI_SPACE_MB}`);
  setFlagsFromString(`--max-semi-space-size=${LARGEST_SEMI_SPACE_MB}`);
}
const FIRST_SEMI_SPACE_MB = 32;
const LARGEST_SEMI_SPACE_MB = 64;

const rooms = new Map<string, Room>();
const GRACE_MS = 5000;
const WARM_SEATS = 8;
const WARM_UP_MS = 250;

/** Seats for one runtime. Simulated and real runtimes do not share: a port that has had a listener stays an event source. */
export function openSeats(file: URL, kind: 'real' | 'simulated', timeZone: string): Seats {
  if (kind === 'simulated') favourShortRuns();
  const key = `${kind} ${timeZone} ${file.href}`;
  const room = rooms.get(key) ?? { idle: [], runtimes: 0 };
  rooms.set(key, room);
  room.runtimes += 1;
  let open = true;
  /** A server's first burst should not have to wait for thirty threads to start: some start while nobody waits. */
  const warmUp = (): void => {
    if (!open || room.idle.length >= WARM_SEATS) return;
    room.idle.push(new Seat(file, timeZone));
    setTimeout(warmUp, WARM_UP_MS).unref();
  };
  if (kind === 'real') setTimeout(warmUp, WARM_UP_MS).unref();
  return {
    take() {
      for (let seat = room.idle.pop(); seat !== undefined; seat = room.idle.pop()) if (seat.alive) return seat;
      return new Seat(file, timeZone);
    },
    giveBack(seat) {
      seat.rest();
      if (seat.alive) room.idle.push(seat);
      if (room.runtimes === 0) setTimeout(() => clear(room), GRACE_MS).unref();
    },
    close() {
      if (!open) return;
      open = false;
      room.runtimes -= 1;
      if (room.runtimes === 0) setTimeout(() => clear(room), GRACE_MS).unref();
    },
  };
}

function clear(room: Room): void {
  if (room.runtimes > 0) return;
  for (const seat of room.idle.splice(0)) seat.end();
}
