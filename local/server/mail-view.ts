/** What the API answers of a mail, and the page reads: described once for both. */
import type { Mail } from '../runtime/model/mailbox';

/** A mail as the runtime keeps it; in a data folder of an earlier version without what came with it. */
export type SentMail = Omit<Mail, Files> & Partial<Pick<Mail, Files>>;
type Files = 'inlineImages' | 'attachments';

export interface MailView {
  readonly no: number;
  readonly subject: string;
  /** Pictures that came with it are in it as data; null for a mail of text alone. */
  readonly html: string | null;
  readonly text: string;
  /** One a line, as in the source of the message. */
  readonly headers: string;
  readonly sentAt: number;
  /** Id of the execution that sent it; null when this start does not know. */
  readonly execution: number | string | null;
}
