/** The hub's clock in the top line, and setting it ahead. */
import { useEffect, useState } from 'preact/hooks';
import { attempt, post } from './data/api';
import { momentInZone } from './data/format';
import { useResource } from './data/resource';
import { Menu } from './ui/menu';
import { notify } from './ui/toast';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const JAKARTA_MS = 7 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;
const OPENING_MS = 8 * HOUR_MS + MINUTE_MS;

const AHEAD = 'Ahead of this machine; resetting the demo brings it back. All times here are of the workbook’s zone.';
const EVERYWHERE = 'The time of the hub. All times here are of the workbook’s zone, Asia/Jakarta.';

interface ClockView {
  readonly aheadMs: number;
}

export function Clock() {
  const { data } = useResource<ClockView>('/local/clock', ['clock']);
  const [, setMinute] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinute((minute) => minute + 1), MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, []);
  const forward = (forwardMs: number, words: string) => (): void => {
    void attempt(() => post('/local/clock', { forwardMs })).then((done) => done && notify(words, 'done'));
  };
  const toOpening = data ? DAY_MS - ((Date.now() + data.aheadMs + JAKARTA_MS - OPENING_MS) % DAY_MS) : DAY_MS;
  return (
    <span class="clock">
      {data ? (
        <span class="num muted clock-time" title={data.aheadMs > MINUTE_MS ? AHEAD : EVERYWHERE}>
          {momentInZone(Date.now() + data.aheadMs)}
        </span>
      ) : null}
      <Menu
        label="Set the clock ahead"
        icon="clock"
        items={[
          { label: '10 minutes later', icon: 'clock', run: forward(10 * MINUTE_MS + 5_000, 'Ten minutes later.') },
          { label: '1 hour later', icon: 'clock', run: forward(HOUR_MS, 'One hour later.') },
          { label: 'Tomorrow 08:01', icon: 'clock', run: forward(toOpening, 'The dealers in Jakarta have opened.') },
          {
            label: '24 hours later',
            icon: 'clock',
            run: forward(DAY_MS, 'A day later: WhatsApp’s windows have closed.'),
          },
        ]}
      />
    </span>
  );
}
