/** Plays one story at a time and keeps what the page shows of it: caption, step, cast, state. */
import type { Hub } from '../hub';
import type { Live } from '../live';
import { readReps } from '../people';
import { readRecords } from '../tabs';
import { playMainStory, STORY_STEPS, type StoryPlace } from './main-story';
import { createPace, type Pace, Stopped, StoryFailure } from './pace';

export interface StoryView {
  readonly state: 'idle' | 'playing' | 'paused' | 'done' | 'failed';
  readonly step: number;
  readonly steps: number;
  readonly caption: string;
  readonly customer: string | null;
  /** Numbers of the reps whose phones ring. */
  readonly reps: readonly string[];
  /** The rep who is acting. */
  readonly front: string | null;
}

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

export function createPlayer(hub: Hub, live: Live) {
  let view = IDLE;
  let pace: Pace | undefined;
  let plays = 0;

  const show = (next: Partial<StoryView>): void => {
    view = { ...view, ...next };
    live.tell('story', view);
  };

  const run = async (mine: Pace): Promise<void> => {
    const name = NAMES[plays % NAMES.length] ?? 'Sari Wulandari';
    const place = PLACES[plays % PLACES.length] as StoryPlace;
    plays += 1;
    const customer = { name, number: newNumber(hub) };
    const campaignCode = readRecords(hub.runtime(), 'Campaigns').find((row) => /^TT-/i.test(row.Code ?? ''))?.Code;
    show({ ...IDLE, state: 'playing', customer: customer.number });
    try {
      await playMainStory({
        world: hub.world(),
        now: () => hub.runtime().now(),
        pace: mine,
        reps: readReps(hub.runtime()),
        customer,
        place,
        ...(campaignCode === undefined ? {} : { campaignCode }),
        tell: (step, caption, about) =>
          show({
            step,
            caption,
            front: about.front ?? null,
            ...(about.reps === undefined ? {} : { reps: about.reps }),
          }),
      });
      show({ state: 'done' });
    } catch (error) {
      // Another play may have begun since this one was stopped: it has the stage.
      if (pace !== undefined && pace !== mine) return;
      if (error instanceof Stopped) show(IDLE);
      else if (error instanceof StoryFailure) show({ state: 'failed', caption: error.message });
      else show({ state: 'failed', caption: error instanceof Error ? error.message : String(error) });
    } finally {
      if (pace === mine) pace = undefined;
    }
  };

  return {
    view: () => view,
    /** Plays from the start, or goes on after a pause. `speed` 2 is twice as fast. */
    play(speed = 1): void {
      if (pace) {
        pace.resume();
        show({ state: 'playing' });
        return;
      }
      pace = createPace(speed);
      void run(pace);
    },
    pause(): void {
      if (!pace) return;
      pace.pause();
      show({ state: 'paused' });
    },
    stop(): void {
      pace?.stop();
      pace = undefined;
      show(IDLE);
    },
  };
}

function newNumber(hub: Hub): string {
  for (;;) {
    const number = `62813${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
    if (!hub.world().accounts.find(number)) return number;
  }
}
