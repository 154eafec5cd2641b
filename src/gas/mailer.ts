/** Mail by MailApp: scope script.send_mail, https://developers.google.com/apps-script/reference/mail/mail-app */
import type { Mailer } from '../ports.ts';

export const mailApp: Mailer = {
  remaining: () => MailApp.getRemainingDailyQuota(),
  send({ to, subject, html, text, name }) {
    MailApp.sendEmail({ to, subject, body: text, htmlBody: html, name });
  },
};
