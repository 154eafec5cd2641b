/**
 * Seeded schedules of the daily digest: minutes late, skipped and doubled, two runs at once, and executions that die at any
 * call. Each recipient gets one mail a day, no more and no less. All 2,000 with `npm run sweep`.
 */

import { mulberry32 } from '../../../sim/random';
import { type DigestDeps, sendDueDigests } from '../../../src/app/digest/send-digests';
import { writingUnderLock } from '../../../src/app/round/with-lock';
import { toSerial } from '../../../src/core/lib/time';
import type { Cell } from '../../../src/ports';
import { tables } from '../../../src/tables/index';
import { createDryHub } from '../../../tools/dry-hub/dry-hub';
import { quietLog } from '../../../tools/dry-hub/memory-ports';
import { runs } from '../../support/sweep';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SIX = Date.parse('2026-11-24T06:50:00+07:00');
const DAYS = 2;
const WANTED = ['andi@bali.example', 'budi@jawa.example', 'citra@jawa.example', 'dewi@hq.example'];

const region = (name: string, mails: string): Cell[] => [name, '', '', '', '', '', '', mails];
/** Each region has leads to draw: an execution may die of a picture, too. */
const LEADS = ['Bali', 'Jawa'].map((of, n) =>
  Object.keys(tables.leads.columns).map(
    (key): Cell =>
      key === 'id' ? `L-00000${n}` : key === 'region' ? of : key === 'createdAt' ? toSerial(SIX - DAY_MS) : '',
  ),
);
const TABS = {
  Leads: LEADS,
  Regions: [region('Bali', 'andi@bali.example'), region('Jawa', 'budi@jawa.example, citra@jawa.example')],
  Settings: [
    ['hqEmail', 'dewi@hq.example'],
    ['digestWhenQuiet', true],
  ],
};

/** How often the calls of this execution may go on before it dies, and what happens at one of them. */
interface Plan {
  readonly diesAt: number;
  readonly meetsAt: number;
  readonly meet: () => void;
}

class Killed extends Error {}

function mailsOf(seed: number): string[] {
  const random = mulberry32(seed);
  const hub = createDryHub({ nowMs: SIX, tabs: TABS });
  let held = false;
  const lock = {
    tryAcquire: () => {
      const isMine = !held;
      held = true;
      return isMine;
    },
    release: () => {
      held = false;
    },
  };
  const execution = ({ diesAt, meetsAt, meet }: Plan): void => {
    let calls = 0;
    const call = <T>(action: () => T): T => {
      if (calls === diesAt) throw new Killed();
      // Half of the deaths come after what was asked for was done.
      calls += 1;
      if (calls === meetsAt) meet();
      const result = action();
      if (calls === diesAt && seed % 2 === 0) throw new Killed();
      return result;
    };
    const { clock, workbook: book, deps: dry } = hub;
    const workbook = {
      read: (ranges: Parameters<typeof book.read>[0]) => call(() => book.read(ranges)),
      commit: (changes: Parameters<typeof book.commit>[0]) => call(() => book.commit(changes)),
    };
    const deps: DigestDeps = {
      ...{ clock, workbook, log: quietLog, config: dry.config, urlOf: dry.urlOf },
      withLock: writingUnderLock({ clock, lock, log: quietLog, workbook }),
      properties: { ...dry.properties, setMany: (values) => call(() => dry.properties.setMany(values)) },
      mailer: {
        remaining: () => call(() => dry.mailer.remaining()),
        send: (mail) => call(() => dry.mailer.send(mail)),
      },
      pages: { read: (name) => call(() => dry.pages.read(name)) },
      painter: { paint: (figure) => call(() => dry.painter.paint(figure)) },
    };
    try {
      sendDueDigests(deps, dry.properties.getAll());
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    } finally {
      // What an execution held is free when it has ended.
      if (calls >= diesAt) held = false;
    }
  };
  const never = { diesAt: Number.POSITIVE_INFINITY, meetsAt: Number.POSITIVE_INFINITY, meet: () => undefined };
  const once = (): void => {
    const other = () => execution(never);
    execution({
      diesAt: random() < 0.25 ? Math.floor(random() * 14) : never.diesAt,
      meetsAt: random() < 0.2 ? Math.floor(random() * 12) : never.meetsAt,
      meet: other,
    });
  };
  for (let day = 0; day < DAYS; day++) {
    for (let minute = 0; minute < 90; minute++) {
      hub.clock.moveTo(SIX + day * DAY_MS + minute * MINUTE_MS);
      // From a quarter past eight on nothing goes wrong any more.
      if (minute >= 60) execution(never);
      else if (random() > 0.3) for (let n = random() < 0.2 ? 2 : 1; n > 0; n--) once();
    }
  }
  return hub.mails.map(({ to }) => to).sort();
}

test('each recipient gets one mail a day, whatever triggers and crashes do', () => {
  const wanted = [...WANTED, ...WANTED].sort();
  const wrong = Array.from({ length: runs(2000, 25) }, (_, seed) => ({ seed, mails: mailsOf(seed) })).filter(
    ({ mails }) => mails.join() !== wanted.join(),
  );
  expect(wrong).toEqual([]);
});
