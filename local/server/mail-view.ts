/** What the API answers of a mail, and the page reads: described once for both. */

interface MailFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A mail as the runtime keeps it. */
export interface SentMail {
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string | null;
  readonly name: string | null;
  readonly noReply: boolean;
  readonly inlineImages?: Readonly<Record<string, MailFile>>;
  readonly attachments?: readonly MailFile[];
  readonly sentAt: number;
}

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
