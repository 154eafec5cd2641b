/** Mail by MailApp: scope script.send_mail, https://developers.google.com/apps-script/reference/mail/mail-app */
import type { Mailer } from '../ports.ts';

export const mailApp: Mailer = {
  remaining: () => MailApp.getRemainingDailyQuota(),
  send({ to, subject, html, text, name, pictures = [] }) {
    const images = pictures.map((picture) => [
      picture.name,
      Utilities.newBlob([...picture.bytes], 'image/png', `${picture.name}.png`),
    ]);
    const inlineImages = Object.fromEntries(images) as Record<string, GoogleAppsScript.Base.Blob>;
    MailApp.sendEmail({
      to,
      subject,
      body: text,
      htmlBody: html,
      name,
      ...(images.length > 0 ? { inlineImages } : {}),
    });
  },
};
