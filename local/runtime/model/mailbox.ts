/** The mail that was sent, kept instead of being delivered. */

export interface MailAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface Mail {
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string | null;
  readonly name: string | null;
  readonly noReply: boolean;
  readonly inlineImages: Readonly<Record<string, MailAttachment>>;
  readonly attachments: readonly MailAttachment[];
  /** Epoch ms. */
  readonly sentAt: number;
}

export class Mailbox {
  readonly #sent: Mail[];
  #saved: number;

  constructor(saved: readonly Mail[] = []) {
    this.#sent = [...saved];
    this.#saved = saved.length;
  }

  get sent(): readonly Mail[] {
    return this.#sent;
  }

  send(mail: Mail): void {
    this.#sent.push(mail);
  }

  snapshot(): readonly Mail[] {
    return [...this.#sent];
  }

  /** How many mails the persister has not seen. */
  takeNew(): readonly Mail[] {
    const fresh = this.#sent.slice(this.#saved);
    this.#saved = this.#sent.length;
    return fresh;
  }
}
