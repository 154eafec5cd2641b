/** Pictures of a digest's charts. Whatever happens to one costs the pictures, never the mail. */
import type { FigurePainter } from '../../chart-ports.ts';
import type { Digest } from '../../core/digest/digest.ts';
import type { Clock, Log, MailPicture } from '../../ports.ts';

interface DrawDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly painter: FigurePainter;
}

/** For all digests of a run together: how long one takes at Google, nobody has published. */
const MOST_MS = 60_000;
/** A larger one is none of ours: they weigh some 15 to 40 KB. */
const MOST_BYTES = 150_000;

/** Once one has failed, or they have taken too long, the run draws no more: the next would fail or take long as well. */
export function drawingCharts({ clock, log, painter }: DrawDeps): (digest: Digest) => readonly MailPicture[] {
  let spentMs = 0;
  let hasFailed = false;
  return ({ charts, audience }) =>
    charts.flatMap(({ name, figure }): MailPicture[] => {
      if (hasFailed || spentMs >= MOST_MS) return [];
      const startedMs = clock.nowMs();
      try {
        const bytes = painter.paint(figure);
        if (bytes.length > MOST_BYTES) throw new Error(`A picture of ${bytes.length} bytes.`);
        return [{ name, bytes }];
      } catch (error) {
        hasFailed = true;
        log.error('digest-chart-failed', error, { audience, chart: name });
        return [];
      } finally {
        spentMs += clock.nowMs() - startedMs;
      }
    });
}
