/** Plays one chapter at a time and holds what the page shows: caption, step, cast, state. */
import type { Hub } from '../hub';
import type { Live } from '../live';
import { type Rep, readReps } from '../people';
import { readRecords } from '../tabs';
import { CHAPTERS, type ChapterId, type StoryView } from '../views';
import { activate, type ChapterParts, resolve, type Scene, sell, talk } from './later-chapters';
import { playMainStory, type StoryPlace } from './main-story';
import { createPace, type Pace, Stopped, StoryFailure } from './pace';

const IDLE: StoryView = {
  ...{ state: 'idle', chapter: 'lead', step: 0, steps: CHAPTERS[0].steps, caption: '' },
  ...{ customer: null, reps: [], front: null, show: null },
};

/** A new customer each time: someone who returns goes to the dealer they already have. */
const NAMES = ['Sari Wulandari', 'Dimas Prasetyo', 'Putri Maharani', 'Rizky Ramadhan', 'Maya Lestari', 'Andi Saputra'];

const PLACES: readonly StoryPlace[] = [
  { name: 'Kebayoran Baru', address: 'Jakarta Selatan', latitude: -6.2431, longitude: 106.7991 },
  { name: 'Gubeng', address: 'Surabaya', latitude: -7.2754, longitude: 112.7516 },
  { name: 'Coblong', address: 'Bandung', latitude: -6.8915, longitude: 107.6107 },
];

/** The speed at which earlier chapters are played when a later one is chosen. */
const HURRY = 60;

interface Telling {
  readonly pace: Pace;
  readonly tell: ChapterParts['tell'];
}

export class Player {
  readonly #hub: Hub;
  readonly #live: Live;
  #view = IDLE;
  #pace: Pace | undefined;
  #plays = 0;
  /** The last customer's story so far. */
  #scene: Scene | null = null;

  constructor(hub: Hub, live: Live) {
    this.#hub = hub;
    this.#live = live;
  }

  view(): StoryView {
    return this.#view;
  }

  /** Plays a chapter from its start, or continues after a pause. `speed` 2 is twice as fast. */
  play(speed = 1, chapter: ChapterId = 'lead'): void {
    if (this.#pace) {
      this.#pace.resume();
      this.#show({ state: 'playing' });
      return;
    }
    this.#pace = createPace(speed);
    void this.#run(this.#pace, chapter);
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

  /** Call it when the demo starts over, since its people no longer exist. */
  forget(): void {
    this.stop();
    this.#scene = null;
  }

  #show(next: Partial<StoryView>): void {
    this.#view = { ...this.#view, ...next };
    this.#live.tell('story', this.#view);
  }

  async #run(mine: Pace, chapter: ChapterId): Promise<void> {
    try {
      const { steps } = CHAPTERS.find(({ id }) => id === chapter) ?? CHAPTERS[0];
      const customer = this.#scene?.customer.number ?? null;
      this.#show({ ...IDLE, state: 'playing', chapter, steps, ...(chapter === 'lead' ? {} : { customer }) });
      await this.#perform(chapter, {
        pace: mine,
        tell: (step, caption, view = {}) => this.#show({ step, caption, front: null, show: null, ...view }),
      });
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

  async #perform(chapter: ChapterId, telling: Telling): Promise<void> {
    if (chapter === 'lead') this.#scene = await this.#lead(telling);
    else if (chapter === 'finding') await resolve(this.#partsOf(telling));
    else {
      const begun = await this.#before(chapter, telling);
      this.#show({ customer: begun.customer.number, reps: [begun.rep.number] });
      this.#scene = await { talk, sale: sell, activation: activate }[chapter](this.#partsOf(telling), begun);
    }
  }

  /** The scene that a chapter needs: the existing one, or made by playing earlier chapters fast. */
  async #before(chapter: 'talk' | 'sale' | 'activation', { pace, tell }: Telling): Promise<Scene> {
    const hurried = { pace: { ...pace, beat: (ms: number) => pace.beat(ms / HURRY) }, tell: () => undefined };
    tell(0, 'First what came before, in a hurry …');
    const isFresh = this.#scene !== null && (chapter !== 'sale' || this.#scene.serial === undefined);
    const scene = isFresh && this.#scene ? this.#scene : await this.#lead(hurried);
    if (chapter !== 'activation' || scene.serial !== undefined) return scene;
    return sell(this.#partsOf(hurried), scene);
  }

  #partsOf(telling: Telling): ChapterParts {
    const hub = this.#hub;
    return { world: hub.world(), runtime: hub.runtime(), fleet: hub.fleet(), ...telling };
  }

  async #lead({ pace, tell }: Telling): Promise<Scene> {
    const hub = this.#hub;
    const name = NAMES[this.#plays % NAMES.length] ?? 'Sari Wulandari';
    const place = PLACES[this.#plays % PLACES.length] as StoryPlace;
    this.#plays += 1;
    const customer = { name, number: newNumber(hub) };
    const campaignCode = readRecords(hub.runtime(), 'Campaigns').find((row) => /^TT-/i.test(row.Code ?? ''))?.Code;
    this.#show({ customer: customer.number });
    const rep: Rep | null = await playMainStory({
      world: hub.world(),
      now: () => hub.runtime().now(),
      pace,
      reps: readReps(hub.runtime()),
      customer,
      place,
      ...(campaignCode === undefined ? {} : { campaignCode }),
      tell: (step, caption, { front = null, reps }) =>
        tell(step, caption, { front, ...(reps === undefined ? {} : { reps }), ...(step === 8 ? SHEETS : {}) }),
    });
    if (!rep) throw new StoryFailure('Nobody claimed the lead.');
    return { customer, rep };
  }
}

const SHEETS: Partial<StoryView> = { show: { panel: 'sheets', sheet: 'Leads' } };

function newNumber(hub: Hub): string {
  for (;;) {
    const number = `62813${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
    if (!hub.world().accounts.find(number)) return number;
  }
}
