/**
 * When nothing runs, or a fault stops the hub's work, alerts reach nobody, so head office gets a mail: sent by the minute's
 * work while that runs, else by the request of an uptime checker. Anybody can make such a request, so it decides from
 * properties that are read anyway, and of several requests at once one sends the mail: no stranger can use up the mail quota or
 * make the hub write.
 */
import { dictionary, readJson, text } from '../../core/lib/read-json.ts';
import { escapeHtml, oneLine } from '../../core/lib/text.ts';
import { HOUR_MS, MINUTE_MS, workbookStamp } from '../../core/lib/time.ts';
import { type Catalogue, checkCatalogue, render } from '../../core/messages/catalogue.ts';
import { translateTo } from '../../core/words/speak.ts';
import type { Config } from '../../store/config.ts';
import { mailsIn } from '../alerts/network.ts';
import { FAULT_KEY, FAULT_SINCE_KEY, HEARTBEAT_KEY } from '../inbox/keys.ts';
import type { WriterDeps } from '../round/deps.ts';

type Properties = Readonly<Record<string, string>>;

/** When the last mail went out (epoch ms). */
const MAILED_KEY = 'watchdog.mailed';
/** Property with the addresses to mail while Settings cannot be read. */
const HEAD_OFFICE_KEY = 'watchdog.headOffice';
const DEAD_MS = 30 * MINUTE_MS;
/** The pause before the mail is repeated, as a share of the silence so far; an hour at least. */
const AGAIN_SHARE = 0.5;
/** How long to wait before retrying a mail that could not be sent. */
const RETRY_MS = 5 * MINUTE_MS;
const LONGEST_FAULT = 300;

type WatchdogDeps = Pick<WriterDeps, 'clock' | 'config' | 'log' | 'mailer' | 'properties' | 'withLock'>;

interface Standstill {
  readonly sinceMs: number;
  /** The fault as a sentence; '' when nothing runs at all. */
  readonly fault: string;
}

/** `properties`: as they have just been read or written. Never throws, since callers have other work to do. */
export function watch(deps: WatchdogDeps, properties: Properties): void {
  const nowMs = deps.clock.nowMs();
  const standstill = standstillIn(properties, nowMs);
  if (!standstill) return;
  const pauseMs = Math.max(HOUR_MS, (nowMs - standstill.sinceMs) * AGAIN_SHARE);
  const isDue = (mailedAt: number) => nowMs - mailedAt >= pauseMs;
  if (!isDue(Number(properties[MAILED_KEY] ?? 0))) return;
  try {
    const isOurs = deps.withLock(0, () => {
      if (!isDue(Number(deps.properties.get(MAILED_KEY) ?? 0))) return false;
      // Noted before the mail is sent: if this execution dies, no mail is better than two.
      deps.properties.setMany({ [MAILED_KEY]: String(nowMs) });
      return true;
    });
    if (isOurs !== true || mailHeadOffice(deps, properties, standstill)) return;
    deps.properties.setMany({ [MAILED_KEY]: String(nowMs - pauseMs + RETRY_MS) });
  } catch (error) {
    deps.log.error('watchdog-failed', error);
  }
}

function standstillIn(properties: Properties, nowMs: number): Standstill | null {
  const beatAt = Number(properties[HEARTBEAT_KEY] ?? 0);
  if (beatAt === 0) return null;
  if (nowMs - beatAt >= DEAD_MS) return { sinceMs: beatAt, fault: '' };
  const sinceMs = Number(properties[FAULT_SINCE_KEY] ?? 0);
  const fault = properties[FAULT_KEY] ?? '';
  return fault !== '' && sinceMs > 0 && nowMs - sinceMs >= DEAD_MS ? { sinceMs, fault } : null;
}

interface HeadOffice {
  readonly to: string;
  readonly language: 'id' | 'en';
  readonly name: string;
}

function headOfficeOf({ settings, regions }: Pick<Config, 'settings' | 'regions'>): HeadOffice {
  const lists = [settings.hqEmail, ...regions.map(({ digestTo }) => digestTo)].map(mailsIn);
  const to = lists.find((list) => list !== '') ?? '';
  return { to, language: settings.hqLanguage === 'en' ? 'en' : 'id', name: settings.brandName };
}

/** The property to set with the addresses to mail; empty when it is up to date. */
export function headOfficeToKeep(config: Config, properties: Properties): Record<string, string> {
  const kept = JSON.stringify(headOfficeOf(config));
  return properties[HEAD_OFFICE_KEY] === kept ? {} : { [HEAD_OFFICE_KEY]: kept };
}

/** The addresses from Settings; when those cannot be read, the last known ones. */
function whomToMail({ config, log }: WatchdogDeps, properties: Properties): HeadOffice & { catalogue: Catalogue } {
  try {
    const read = config();
    return { ...headOfficeOf(read), catalogue: read.catalogue };
  } catch (error) {
    log.warn('watchdog-without-settings', { error: String(error) });
    const kept = readJson(properties[HEAD_OFFICE_KEY] ?? '{}', dictionary(text));
    const { to = '', language = '', name = '' } = kept.ok ? kept.value : {};
    return { to, language: language === 'en' ? 'en' : 'id', name, catalogue: checkCatalogue([]).catalogue };
  }
}

/** False when the mail was not sent. */
function mailHeadOffice(deps: WatchdogDeps, properties: Properties, { sinceMs, fault }: Standstill): boolean {
  const { mailer, log } = deps;
  const { to, language, name, catalogue } = whomToMail(deps, properties);
  try {
    if (to !== '' && mailer.remaining() >= to.split(',').length) {
      const since = workbookStamp(sinceMs);
      const text =
        fault === ''
          ? render(catalogue, 'alert.mail.dead', language, { since })
          : render(catalogue, 'alert.mail.fault', language, {
              since,
              fault: oneLine(translateTo(fault, language), LONGEST_FAULT),
            });
      const subject = text.split('.', 1)[0] ?? text;
      mailer.send({ to, subject, text, html: `<p>${escapeHtml(text)}</p>`, name });
      return true;
    }
    log.warn('watchdog-unheard', { to });
  } catch (error) {
    log.error('watchdog-failed', error);
  }
  return false;
}
