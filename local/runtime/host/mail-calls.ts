/**
 * Calls of MailApp. Limits per message: https://developers.google.com/apps-script/guides/services/quotas; daily limits are
 * enforced by the kernel.
 */
import type { Mail, MailAttachment } from '../model/mailbox';
import { Refusal } from '../model/refusal';
import { isRecord } from './call-args';
import type { Handlers } from './session';

const MAX_RECIPIENTS = 50;
const MAX_ATTACHMENTS = 250;
const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;
/** Consumer accounts; Workspace accounts have 400 KB. */
const MAX_BODY_BYTES = 200 * 1024;
/** Gmail's own limit for a subject line. */
const MAX_SUBJECT_CHARS = 250;

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const textOrNull = (value: unknown): string | null => (value === undefined || value === null ? null : String(value));

function attachment(value: unknown): MailAttachment {
  const given = isRecord(value) ? value : {};
  return {
    name: text(given.name),
    contentType: text(given.contentType),
    bytes: given.bytes instanceof Uint8Array ? given.bytes : Uint8Array.from([]),
  };
}

function requireAddresses(list: string): string[] {
  const addresses = list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  for (const address of addresses) {
    const bare = /<([^>]*)>\s*$/.exec(address)?.[1] ?? address;
    if (!/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(bare)) throw new Refusal('mailInvalid', address);
  }
  return addresses;
}

function requireLimits(mail: Mail): void {
  const to = requireAddresses(mail.to);
  const recipients = [...to, ...requireAddresses(mail.cc), ...requireAddresses(mail.bcc)];
  if (recipients.length === 0) throw new Refusal('mailNoRecipient');
  if (recipients.length > MAX_RECIPIENTS) throw new Refusal('mailRecipients');
  if (mail.subject.length > MAX_SUBJECT_CHARS) throw new Refusal('argumentTooLarge', 'subject');
  if (Buffer.byteLength(mail.body) > MAX_BODY_BYTES || Buffer.byteLength(mail.htmlBody ?? '') > MAX_BODY_BYTES) {
    throw new Refusal('mailBody');
  }
  const files = [...mail.attachments, ...Object.values(mail.inlineImages)];
  if (files.length > MAX_ATTACHMENTS) throw new Refusal('mailAttachments');
  if (files.reduce((sum, file) => sum + file.bytes.length, 0) > MAX_ATTACHMENT_BYTES) throw new Refusal('mailTotal');
}

export const mailCalls: Handlers = {
  'MailApp.sendEmail': (session, args) => {
    const given = args.record(0);
    const images = isRecord(given.inlineImages) ? Object.entries(given.inlineImages) : [];
    const mail: Mail = {
      to: text(given.to),
      cc: text(given.cc),
      bcc: text(given.bcc),
      replyTo: text(given.replyTo),
      subject: text(given.subject),
      body: text(given.body),
      htmlBody: textOrNull(given.htmlBody),
      name: textOrNull(given.name),
      noReply: given.noReply === true,
      inlineImages: Object.fromEntries(images.map(([key, value]) => [key, attachment(value)])),
      attachments: (Array.isArray(given.attachments) ? given.attachments : []).map(attachment),
      sentAt: session.state.now(),
    };
    requireLimits(mail);
    session.state.mailbox.send(mail);
  },
};
