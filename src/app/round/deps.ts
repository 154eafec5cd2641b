/** What the use cases are given: ports, and where the secrets are. */

import type { Charts, FigurePainter } from '../../chart-ports.ts';
import type { Source } from '../../core/events.ts';
import type { MessageGateway } from '../../integrations/message-gateway.ts';
import type { WebhookParser } from '../../integrations/webhook.ts';
import type {
  Archives,
  Cache,
  Clock,
  Geocoder,
  Http,
  Log,
  Mailer,
  Packer,
  Pages,
  Properties,
  WorkbookReader,
} from '../../ports.ts';
import type { Settings } from '../../settings.ts';
import type { Config } from '../../store/config.ts';
import type { Warehouse } from '../../warehouse-ports.ts';
import type { WithLock } from './with-lock.ts';

export interface Secrets {
  readonly tokenSecret: string;
  readonly webhookKey: string;
  /** Shared with the relay: the one in use, and the next while it is being changed. */
  readonly relaySecrets: readonly string[];
  readonly metaVerifyToken: string;
  readonly metaAccessToken: string;
  readonly metaPhoneNumberId: string;
  /** Where the API of the other provider is. */
  readonly chatBase: string;
  /** The secrets of a gateway: the one in use, and the next while it is being changed. */
  readonly ofGateway: (gatewayId: string) => readonly string[];
}

export interface WriterDeps {
  readonly clock: Clock;
  readonly properties: Properties;
  readonly cache: Cache;
  /** For reading; writing is for who holds the lock. */
  readonly workbook: WorkbookReader;
  /** The same for whoever waits at a screen: says at once that the workbook is busy, and leaves what quota there is. */
  readonly workbookAtOnce: WorkbookReader;
  /** What staff have set up, read once for the whole execution. Throws WorkbookFault. */
  readonly config: () => Config;
  readonly withLock: WithLock;
  /** A row of texts at the end of a tab, which works while the property store does not. Throws. */
  readonly appendRow: (tab: string, cells: readonly string[]) => void;
  /** Workbooks of old rows. */
  readonly archives: Archives;
  /** BigQuery, for whoever has chosen it. */
  readonly warehouse: Warehouse;
  readonly charts: Charts;
  readonly painter: FigurePainter;
  readonly http: Http;
  readonly geocoder: Geocoder;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly packer: Packer;
  /** Pages that were pushed beside the code. */
  readonly pages: Pages;
  /** Where the web app is, as Apps Script tells it; '' before it is deployed. One service call. */
  readonly webAppUrl: () => string;
  /** A short random text for names that nothing else makes unique. */
  readonly random: () => string;
  readonly secrets: (properties: Readonly<Record<string, string>>) => Secrets;
  /** What each source's deliveries say. */
  readonly parsers: Readonly<Record<Source, WebhookParser>>;
  readonly gateway: (secrets: Secrets, settings: Settings) => MessageGateway;
}
