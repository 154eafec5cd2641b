/** What the use cases are given: the ports, and functions that return secrets. */

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
  /** Secrets shared with the relay: the current one, and the next while it is being changed. */
  readonly relaySecrets: readonly string[];
  readonly metaVerifyToken: string;
  readonly metaAccessToken: string;
  readonly metaPhoneNumberId: string;
  /** Base URL of the other provider's API (Qontak). */
  readonly chatBase: string;
  /** Secrets of a gateway: the current one, and the next while it is being changed. */
  readonly ofGateway: (gatewayId: string) => readonly string[];
}

export interface WriterDeps {
  readonly clock: Clock;
  readonly properties: Properties;
  readonly cache: Cache;
  /** For reading only; only the holder of the lock may write. */
  readonly workbook: WorkbookReader;
  /**
   * The same for calls that a person waits for: fails at once when the workbook is busy, instead of retrying and using up the
   * quota.
   */
  readonly workbookAtOnce: WorkbookReader;
  /** The configuration that staff maintain, read once per execution. Throws WorkbookFault. */
  readonly config: () => Config;
  readonly withLock: WithLock;
  /** Appends a row of texts to a tab; works even while the property store is down. Throws when it fails. */
  readonly appendRow: (tab: string, cells: readonly string[]) => void;
  /** Workbooks of old rows. */
  readonly archives: Archives;
  /** BigQuery; used only where the settings choose it. */
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
  /** A short random text, to make names unique. */
  readonly random: () => string;
  readonly secrets: (properties: Readonly<Record<string, string>>) => Secrets;
  /** A parser for the deliveries of each source. */
  readonly parsers: Readonly<Record<Source, WebhookParser>>;
  readonly gateway: (secrets: Secrets, settings: Settings) => MessageGateway;
}
