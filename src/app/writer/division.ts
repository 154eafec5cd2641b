/**
 * The search for the step whose changes Sheets refuses: the steps of a refused round are halved, each half is a round of its
 * own, and a step that is refused alone is put aside. Sound steps are written on the way, so that a search that is cut off has
 * less to do next time.
 */
import { ALL_STEPS, type Selection } from '../round/guard.ts';

/** No search takes this many rounds: 150 events with everything that is due are halved to one in eight. */
const MOST_ROUNDS = 60;

export class Division {
  /** Groups of steps that are still to be tried, the next one last. */
  private readonly groups: (readonly string[])[] = [];
  private readonly aside = new Map<string, number>();
  private rounds = 0;

  get isOpen(): boolean {
    return this.groups.length > 0;
  }

  /** The steps of the next round. */
  get selection(): Selection {
    const group = this.groups.at(-1);
    return group ? { only: new Set(group), refused: this.aside } : { ...ALL_STEPS, refused: this.aside };
  }

  succeeded(): void {
    this.groups.pop();
  }

  /** `steps`: IDs of the steps that the refused round took. False when there is nothing left to divide. */
  refused(steps: readonly string[]): boolean {
    this.groups.pop();
    if (steps.length === 0 || ++this.rounds > MOST_ROUNDS) return false;
    const [only] = steps;
    if (steps.length === 1 && only !== undefined) {
      this.aside.set(only, (this.aside.get(only) ?? 0) + 1);
      this.groups.push([only]);
      return true;
    }
    const middle = Math.ceil(steps.length / 2);
    this.groups.push(steps.slice(middle), steps.slice(0, middle));
    return true;
  }
}
