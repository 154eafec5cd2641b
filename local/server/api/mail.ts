/** Mail over HTTP: the list, and one mail as its reader would see it, with its headers and the execution that sent it. */

import { ApiError } from '../http/reply';
import type { Routes } from '../http/router';
import type { MailView, SentMail } from '../mail-view';
import type { ExecutionView } from '../runtime-contract';
import type { ApiContext } from './context';

const SEND = 'MailApp.sendEmail';
/** Tolerance, since one call reads the clock twice. */
const LATE_MS = 1000;

export function mailRoutes({ hub }: ApiContext): Routes {
  const all = (): readonly SentMail[] => hub.runtime().mail() as readonly SentMail[];
  return {
    /** Oldest first. Pictures and attachments by name and size. */
    'GET /local/mail': () => ({
      mail: all().map((mail, index) => ({
        ...mail,
        no: index + 1,
        inlineImages: Object.entries(mail.inlineImages ?? {}).map(([name, file]) => ({ name, ...sizeOf(file) })),
        attachments: (mail.attachments ?? []).map((file) => ({ name: file.name, ...sizeOf(file) })),
      })),
    }),

    'GET /local/mail/:no': ({ params }): MailView => {
      const no = Number(params.no);
      const mail = all()[no - 1];
      if (!mail) throw new ApiError(404, `There is no mail ${params.no}.`, 'GET /local/mail lists them.');
      return {
        no,
        subject: mail.subject,
        html: mail.htmlBody === null ? null : withPictures(mail),
        text: mail.body,
        headers: headersOf(mail, hub.runtime().host.owner),
        sentAt: mail.sentAt,
        execution: senderOf(hub.runtime().executions(), mail.sentAt),
      };
    },
  };
}

type File = NonNullable<SentMail['attachments']>[number];

function sizeOf({ contentType, bytes }: File) {
  return { contentType, size: bytes.length };
}

/** Replaces `cid:` references by the attached pictures, as mail programs show them. */
function withPictures({ htmlBody, inlineImages = {} }: SentMail): string {
  return (htmlBody ?? '').replace(/cid:([\w.@-]+)/g, (whole, name: string) => {
    const file = inlineImages[name];
    return file ? `data:${file.contentType};base64,${Buffer.from(file.bytes).toString('base64')}` : whole;
  });
}

/** The headers as the platform would write them: https://datatracker.ietf.org/doc/html/rfc5322 */
function headersOf(mail: SentMail, owner: string): string {
  const from = mail.noReply ? `noreply@${owner.split('@')[1] ?? 'example.com'}` : owner;
  const hasFiles = Object.keys(mail.inlineImages ?? {}).length + (mail.attachments ?? []).length > 0;
  const kind = mail.htmlBody === null ? 'text/plain; charset="UTF-8"' : 'multipart/alternative';
  const lines: readonly (readonly [string, string])[] = [
    ['MIME-Version', '1.0'],
    ['Date', new Date(mail.sentAt).toUTCString().replace('GMT', '+0000')],
    ['Message-ID', `<local-${mail.sentAt}@dealer-hub.local>`],
    ['Subject', encoded(mail.subject)],
    ['From', mail.name ? `${encoded(mail.name)} <${from}>` : from],
    ['To', mail.to],
    ['Cc', mail.cc],
    ['Bcc', mail.bcc],
    ['Reply-To', mail.replyTo],
    ['Content-Type', hasFiles ? 'multipart/mixed' : kind],
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** Other letters than ASCII travel encoded: https://datatracker.ietf.org/doc/html/rfc2047 */
function encoded(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}

/** The execution that was sending at that moment; null when it ran before this start, or is forgotten. */
function senderOf(executions: readonly ExecutionView[], sentAt: number): number | string | null {
  const isSending = ({ calls }: ExecutionView): boolean =>
    calls.some(({ method, at, ms }) => method === SEND && at <= sentAt && sentAt <= at + ms + LATE_MS);
  return executions.findLast(isSending)?.id ?? null;
}
