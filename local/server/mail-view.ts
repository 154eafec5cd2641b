/** Types of the API's answers about mail, shared with the page. */
import type { Mail } from '../runtime/model/mailbox';

/** A mail as the runtime stores it; data folders of earlier versions lack its attachments. */
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
  /** ID of the execution that sent it; null when it ran before this start. */
  readonly execution: number | string | null;
}
