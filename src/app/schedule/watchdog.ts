/**
 * When no trigger runs and nothing is delivered, an uptime checker's question is all that still runs here: head office gets a
 * mail. Anybody may ask: the answer of the properties that were read anyway decides, and of those who find it due at once one
 * sends it, so that no stranger can spend the mail quota or make the hub write.
 */
import { escapeHtml } from '../../core/lib/text.ts';
import { HOUR_MS, MINUTE_MS, workbookStamp } from '../../core/lib/time.ts';
import { render } from '../../core/messages/catalogue.ts';
import { mailsIn } from '../alerts/network.ts';
import { HEARTBEAT_KEY } from '../inbox/keys.ts';
import type { WriterDeps } from '../round/deps.ts';

/** When the last mail went out (epoch ms). */
const MAILED_KEY = 'watchdog.mailed';
const DEAD_MS = 30 * MINUTE_MS;
/** After so much of the silence it is said again, and once an hour at most. */
const AGAIN_SHARE = 0.5;

type WatchdogDeps = Pick<WriterDeps, 'clock' | 'config' | 'log' | 'mailer' | 'properties' | 'withLock'>;

/** `properties`: as the request has read them. Never throws: the answer is for whoever asks. */
export function watchFromOutside(deps: WatchdogDeps, properties: Readonly<Record<string, string>>): void {
  const nowMs = deps.clock.nowMs();
  const beatAt = Number(properties[HEARTBEAT_KEY] ?? 0);
  const silentMs = nowMs - beatAt;
  const isDue = (mailedAt: number) => nowMs - mailedAt >= Math.max(HOUR_MS, silentMs * AGAIN_SHARE);
  if (beatAt === 0 || silentMs < DEAD_MS || !isDue(Number(properties[MAILED_KEY] ?? 0))) return;
  try {
    const isOurs = deps.withLock(0, () => {
      if (!isDue(Number(deps.properties.get(MAILED_KEY) ?? 0))) return false;
      // Before the mail, which is not worth a second one should this execution die.
      deps.properties.setMany({ [MAILED_KEY]: String(nowMs) });
      return true;
    });
    if (isOurs === true) mailHeadOffice(deps, beatAt);
  } catch (error) {
    deps.log.error('watchdog-failed', error);
  }
}

function mailHeadOffice({ config, mailer, log }: WatchdogDeps, beatAt: number): void {
  const { settings, regions, catalogue } = config();
  const lists = [settings.hqEmail, ...regions.map(({ digestTo }) => digestTo)].map(mailsIn);
  const to = lists.find((list) => list !== '');
  if (!to || mailer.remaining() < to.split(',').length) {
    log.warn('watchdog-unheard', { to: to ?? '' });
    return;
  }
  const language = settings.hqLanguage === 'en' ? 'en' : 'id';
  const text = render(catalogue, 'alert.mail.dead', language, { since: workbookStamp(beatAt) });
  const subject = text.split('.', 1)[0] ?? text;
  mailer.send({ to, subject, text, html: `<p>${escapeHtml(text)}</p>`, name: settings.brandName });
}
