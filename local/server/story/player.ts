/** Plays one story at a time and keeps what the page shows of it: caption, step, cast, state. */
import type { Hub } from '../hub';
import type { Live } from '../live';
import { readReps } from '../people';
import { readRecords } from '../tabs';
import type { StoryView } from '../views';
import { playMainStory, STORY_STEPS, type StoryPlace } from './main-story';
import { createPace, type Pace, Stopped, StoryFailure } from './pace';

const IDLE: StoryView = {
  state: 'idle',
  step: 0,
  steps: STORY_STEPS,
  caption: '',
  customer: null,
  reps: [],
  front: null,
};

/** A new customer each time: someone who returns goes to the dealer they already have. */
const NAMES = ['Sari Wulandari', 'Dimas Prasetyo', 'Putri Maharani', 'Rizky Ramadhan', 'Maya Lestari', 'Andi Saputra'];

const PLACES: readonly StoryPlace[] = [
  { name: 'Kebayoran Baru', address: 'Jakarta Selatan', latitude: -6.2431, longitude: 106.7991 },
  { name: 'Gubeng', address: 'Surabaya', latitude: -7.2754, longitude: 112.7516 },
  { name: 'Coblong', address: 'Bandung', latitude: -6.8915, longitude: 107.6107 },
];

export class Player {
  readonly #hub: Hub;
  readonly #live: Live;
  #view = IDLE;
  #pace: Pace | undefined;
  #plays = 0;

  constructor(hub: Hub, live: Live) {
    this.#hub = hub;
    this.#live = live;
  }

  view(): StoryView {
    return this.#view;
  }

  /** Plays from the start, or goes on after a pause. `speed` 2 is twice as fast. */
  play(speed = 1): void {
    if (this.#pace) {
      this.#pace.resume();
      this.#show({ state: 'playing' });
      return;
    }
    this.#pace = createPace(speed);
    void this.#run(this.#pace);
  }

  pause(): void {
    if (!this.#pace) return;
    this.#pace.pause();
    this.#show({ state: 'paused' });
  }

  stop(): void {
    this.#pace?.stop();
    this.#pace = undefined;
    this.#show(IDLE);
  }

  #show(next: Partial<StoryView>): void {
    this.#view = { ...this.#view, ...next };
    this.#live.tell('story', this.#view);
  }

  async #run(mine: Pace): Promise<void> {
    try {
      await this.#perform(mine);
      this.#show({ state: 'done' });
    } catch (error) {
      // Another play may have begun since this one was stopped: it has the stage.
      if (this.#pace !== undefined && this.#pace !== mine) return;
      if (error instanceof Stopped) this.#show(IDLE);
      else if (error instanceof StoryFailure) this.#show({ state: 'failed', caption: error.message });
      else this.#show({ state: 'failed', caption: error instanceof Error ? error.message : String(error) });
    } finally {
      if (this.#pace === mine) this.#pace = undefined;
    }
  }

  async #perform(pace: Pace): Promise<void> {
    const hub = this.#hub;
    const name = NAMES[this.#plays % NAMES.length] ?? 'Sari Wulandari';
    const place = PLACES[this.#plays % PLACES.length] as StoryPlace;
    this.#plays += 1;
    const customer = { name, number: newNumber(hub) };
    const campaignCode = readRecords(hub.runtime(), 'Campaigns').find((row) => /^TT-/i.test(row.Code ?? ''))?.Code;
    this.#show({ ...IDLE, state: 'playing', customer: customer.number });
    await playMainStory({
      world: hub.world(),
      now: () => hub.runtime().now(),
      pace,
      reps: readReps(hub.runtime()),
      customer,
      place,
      ...(campaignCode === undefined ? {} : { campaignCode }),
      tell: (step, caption, { front = null, reps }) =>
        this.#show({ step, caption, front, ...(reps === undefined ? {} : { reps }) }),
    });
  }
}

function newNumber(hub: Hub): string {
  for (;;) {
    const number = `62813${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
    if (!hub.world().accounts.find(number)) return number;
  }
}
