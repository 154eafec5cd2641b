/**
 * `npm run sim -- --seeds N [--seed S] [--story NAME] [--break SAFEGUARD]`: seeded schedules against the real bundle, a
 * process a core. A seed that fails is printed with the command that plays it again. Last line: "N schedules, M violations".
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { type Options, parseOptions } from './options';
import { runPart, type ScheduleReport } from './part';

const MAX_SHOWN = 10;
const FEW = 40;
const PROGRESS_EVERY = 250;

async function main(options: Options): Promise<void> {
  if (process.send) {
    await runPart(options, (report) => process.send?.(report));
    process.exit(0);
  }
  const tally = new Tally(options);
  const parts = options.seeds < FEW || options.breakage ? 1 : availableParallelism();
  if (parts === 1) await runPart(options, (report) => tally.add(report));
  else await Promise.all(Array.from({ length: parts }, (_, part) => inChild(part, parts, tally)));
  process.exit(tally.finish());
}

function inChild(part: number, parts: number, tally: Tally): Promise<void> {
  const child = fork(process.argv[1] ?? '', [...process.argv.slice(2), '--part', `${part}`, '--parts', `${parts}`]);
  child.on('message', (report) => tally.add(report as ScheduleReport));
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A simulation process ended with ${code}`))));
  });
}

/** Adds up what all processes report, and shows what fails and how far it is. */
class Tally {
  private readonly started = Date.now();
  private readonly crashed = new Set<string>();
  private schedules = 0;
  private violations = 0;
  private failed = 0;
  private calls = 0;
  private planned = 0;

  constructor(private readonly options: Options) {}

  add(report: ScheduleReport): void {
    this.schedules++;
    this.calls += report.calls;
    this.planned = report.planned;
    for (const crash of report.crashes) this.crashed.add(crash);
    if (report.violations.length > 0) this.show(report);
    if (this.schedules % PROGRESS_EVERY === 0) this.progress();
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
    console.log(`${this.schedules} schedules, ${this.violations} violations`);
    return this.violations > 0 && !this.options.breakage ? 1 : 0;
  }
}

await main(parseOptions(process.argv.slice(2)));
