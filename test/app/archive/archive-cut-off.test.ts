/** A run of the archive that dies half-way is finished by the next one, and when that one comes. */
import { spendTrigger } from '../../../src/app/archive/measure-capacity';
import { archiveNow, continueArchive, startArchive } from '../../../src/app/archive/run-archive';
import { jobUnderWay } from '../../../src/app/inbox/pending-jobs';
import { DAY_MS } from '../../../src/core/lib/time';
import type { Cell } from '../../../src/ports';
import type { DryHub } from '../../../tools/dry-hub/dry-hub';
import { archiveAll, daysAgo, keysIn, lead, MINUTE_MS, NIGHT_MS, openArchiveHub, rowsOf, whereabouts, whole } from './archive-cast'; // biome-ignore format: one list

class Killed extends Error {}

/** The run dies in the call after the one that takes rows of this tab. */
function dieAfterTaking(hub: DryHub, tab: string): void {
  const commit = hub.workbook.commit.bind(hub.workbook);
  const read = hub.workbook.read.bind(hub.workbook);
  hub.workbook.commit = (changes) => {
    const moved = commit(changes);
    if (changes.take?.sheet === tab)
      hub.workbook.read = () => {
        Object.assign(hub.workbook, { commit, read });
        throw new Killed();
      };
    return moved;
  };
}

describe('a run that dies once rows are in the hidden tab', () => {
  /** Somebody puts a row in the place of an old one at the very moment. */
  function strangerTaken(stranger: readonly Cell[]): DryHub {
    const hub = openArchiveHub({
      leads: [lead(1, 100)],
      conversation: [{ id: 'm-1', leadId: 'L-000001', at: daysAgo(100) }],
    });
    const commit = hub.workbook.commit.bind(hub.workbook);
    hub.workbook.commit = (changes) => {
      if (changes.take?.sheet === 'Conversation') {
        const [header = []] = hub.workbook.read([{ sheet: 'Conversation', fromRow: 1, toRow: 1 }])[0] ?? [];
        const rows = rowsOf(hub, 'Conversation');
        hub.workbook.addTab('Conversation', [
          header,
          stranger,
          ...rows,
          ['', daysAgo(0), 'no key'],
          ['m-5', daysAgo(0)],
        ]);
      }
      return commit(changes);
    };
    dieAfterTaking(hub, 'Conversation');
    expect(() => archiveAll(hub)).toThrow(Killed);
    hub.workbook.commit = commit;
    hub.clock.moveTo(NIGHT_MS + 8 * MINUTE_MS);
    return hub;
  }

  test('nothing else is taken before the lock is to be had for it', () => {
    const hub = strangerTaken(['m-9', daysAgo(0), 'somebody’s own row']);
    const { withLock } = hub.deps;
    let asked = 0;
    // Free for the run to begin with, and then not.
    const busy = {
      ...hub.deps,
      withLock: ((ms, work) => (asked++ === 1 ? 'busy' : withLock(ms, work))) as typeof withLock,
    };
    expect(archiveNow(busy).outcome).toBe('goes-on');
    archiveAll(hub);
    expect(JSON.stringify(rowsOf(hub, 'Conversation'))).toContain('somebody’s own row');
  });

  test('a row without a key comes back although another one has none', () => {
    const hub = strangerTaken(['', daysAgo(0), 'somebody’s own row']);
    archiveAll(hub);
    expect(JSON.stringify(rowsOf(hub, 'Conversation'))).toContain('somebody’s own row');
  });
});

test('the hidden tab is empty when a run has ended', () => {
  const hub = openArchiveHub(whole(1, 100));
  archiveAll(hub);
  expect(rowsOf(hub, 'Being archived')).toEqual([]);
});

describe('when the minute trigger goes on with it', () => {
  const minute = (hub: DryHub) => continueArchive(hub.deps, hub.deps.properties.getAll());
  const stays = (hub: DryHub) => keysIn(whereabouts(hub).live.Leads).length > 0;

  test('at night, unless it was begun by menu', () => {
    const hub = openArchiveHub(whole(1, 100));
    startArchive(hub.deps);
    hub.clock.moveTo(NIGHT_MS + 8 * 60 * MINUTE_MS);
    minute(hub);
    expect(stays(hub)).toBe(true);
    archiveNow(hub.deps);
    minute(hub);
    expect(stays(hub)).toBe(false);
  });

  test('at once when it was cut off: rows stand in both places', () => {
    const hub = openArchiveHub(whole(1, 100));
    startArchive(hub.deps);
    dieAfterTaking(hub, 'Leads');
    const untilCutOff = () => {
      for (let each = 0; each < 5; each++) minute(hub);
    };
    expect(untilCutOff).toThrow(Killed);
    hub.clock.moveTo(NIGHT_MS + 8 * 60 * MINUTE_MS);
    minute(hub);
    expect(jobUnderWay(hub.deps.properties.getAll(), 'archive')?.isAtIt ?? false).toBe(false);
    expect(rowsOf(hub, 'Being archived')).toEqual([]);
  });

  test('not once half of the day’s minutes are spent', () => {
    const hub = openArchiveHub(whole(1, 100), { propertyCallsPerDay: '50000' });
    startArchive(hub.deps);
    hub.deps.properties.setMany(spendTrigger({}, 46 * MINUTE_MS, NIGHT_MS));
    minute(hub);
    expect(stays(hub)).toBe(true);
    hub.clock.moveTo(NIGHT_MS + DAY_MS);
    for (let each = 0; each < 3; each++) minute(hub);
    expect(stays(hub)).toBe(false);
  });
});
