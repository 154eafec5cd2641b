/**
 * `npm run sim -- --seeds N [--seed S] [--story NAME] [--break SAFEGUARD]`: seeded schedules against the real bundle, a
 * process a core. A seed that fails is printed with the command that plays it again. Last line: "N schedules, M violations".
 */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { type Options, parseOptions } from './options';
import { type Prepared, playSeed, prepare, type ScheduleReport } from './part';

const MAX_SHOWN = 10;
const FEW = 40;
const PROGRESS_EVERY = 250;

async function main(options: Options): Promise<void> {
  if (process.send) {
    serve();
    return;
  }
  const tally = new Tally(options);
  const prepared = await prepare(options);
  tally.plan(prepared);
  const seeds = Array.from({ length: options.seeds }, (_, i) => options.seed + i);
  const processes = options.seeds < FEW || options.breakage ? 1 : availableParallelism();
  if (processes === 1) await playAll(prepared, seeds, tally);
  else await Promise.all(Array.from({ length: processes }, () => inChild(prepared, seeds, tally)));
  process.exit(tally.finish());
}

async function playAll(prepared: Prepared, seeds: readonly number[], tally: Tally): Promise<void> {
  for (const seed of seeds) if (tally.add(await playSeed(prepared, seed)) === 'enough') return;
}

/** A process takes the next seed when it is done with one: some stories take fifty times as long as others. */
function inChild(prepared: Prepared, seeds: number[], tally: Tally): Promise<void> {
  const child = fork(process.argv[1] ?? '', process.argv.slice(2), { serialization: 'advanced' });
  child.send(prepared);
  giveNext(child, seeds);
  child.on('message', (report) => {
    tally.add(report as ScheduleReport);
    giveNext(child, seeds);
  });
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A simulation process ended with ${code}`))));
  });
}

function giveNext(child: ChildProcess, seeds: number[]): void {
  const seed = seeds.shift();
  if (seed === undefined) child.disconnect();
  else child.send(seed);
}

/** A child: first what all schedules start from, then seeds. */
function serve(): void {
  let prepared: Prepared | undefined;
  process.on('message', async (message: Prepared | number) => {
    if (typeof message !== 'number') prepared = message;
    else if (prepared) process.send?.(await playSeed(prepared, message));
  });
  process.on('disconnect', () => process.exit(0));
}

/** Adds up what all processes report, and shows what fails and how far it is. */
class Tally {
  private readonly started = Date.now();
  private readonly crashed = new Set<string>();
  private schedules = 0;
  private violations = 0;
  private failed = 0;
  private calls = 0;
  private overflowed = 0;
  private planned = 0;

  constructor(private readonly options: Options) {}

  plan({ plans }: Prepared): void {
    this.planned = [...plans.values()].reduce((sum, plan) => sum + plan.length, 0);
  }

  /** Whether there is enough: a safeguard that is taken out need fail only once. */
  add(report: ScheduleReport): 'more' | 'enough' {
    this.schedules++;
    this.calls += report.calls;
    this.overflowed += report.overflowed;
    for (const crash of report.crashes) this.crashed.add(crash);
    if (report.violations.length > 0) this.show(report);
    if (this.schedules % PROGRESS_EVERY === 0) this.progress();
    return this.options.breakage && report.violations.length > 0 ? 'enough' : 'more';
  }

  private show({ seed, story, violations }: ScheduleReport): void {
    this.violations += violations.length;
    if (this.failed++ >= MAX_SHOWN) return;
    const { story: only, breakage } = this.options;
    const more = `${only ? ` --story "${only}"` : ''}${breakage ? ` --break ${breakage}` : ''}`;
    console.log(`seed ${seed} (${story}): npm run sim -- --seed ${seed}${more}`);
    for (const violation of violations.slice(0, MAX_SHOWN)) console.log(`  ${violation}`);
  }

  private progress(): void {
    const { seeds } = this.options;
    const left = Math.round((((Date.now() - this.started) / this.schedules) * (seeds - this.schedules)) / 1000);
    console.error(`${this.schedules} of ${seeds} schedules, ${this.violations} violations, about ${left} s left`);
  }

  /** The exit code. */
  finish(): number {
    const rate = (this.schedules / ((Date.now() - this.started) / 1000)).toFixed(1);
    const crashes = `${this.crashed.size} crash points of ${this.planned} planned`;
    console.log(`${this.calls} service calls; ${crashes}; ${rate} schedules a second`);
    console.log(`${this.overflowed} deliveries found all slots taken and were answered by Google (docs/RELAY.md)`);
    console.log(`${this.schedules} schedules, ${this.violations} violations`);
    return this.violations > 0 && !this.options.breakage ? 1 : 0;
  }
}

await main(parseOptions(process.argv.slice(2)));
