/** From the menu: everybody in the People tab who has an address gets their personal link by mail. */
import { escapeHtml } from '../../core/lib/text.ts';
import type { Mailer } from '../../ports.ts';
import { pageLink, signedUrl } from '../messages/page-links.ts';
import type { WriterDeps } from '../round/deps.ts';
import { isFirstOfId } from './prove-visitor.ts';

/** Returns a sentence for each person: what was sent, or why not. */
export function mailLinks(deps: WriterDeps & { readonly mailer: Mailer }): string[] {
  const config = deps.config();
  const { tokenSecret } = deps.secrets(deps.properties.getAll());
  const basis = { config, nowMs: deps.clock.nowMs(), webAppUrl: deps.webAppUrl };
  const { brandName, pageLinkDays } = config.settings;
  const people = config.people.filter(({ active, role, email }) => active && role !== '' && email !== '');
  if (people.length === 0) return ['Nobody in the People tab is active and has an e-mail.'];
  return people.map((person) => {
    if (!isFirstOfId(person, config.people)) return `${person.name}: not sent. The Person ID stands in People twice.`;
    const made = pageLink(basis, 'console', person);
    if (!made) return `${person.name}: the web app has no address yet. Fill in webAppUrl.`;
    const url = signedUrl(made, tokenSecret);
    const subject = `${brandName}: your link to the console`;
    const words = `Valid for ${pageLinkDays} days. Do not forward it: whoever opens it acts as you.`;
    const link = `<a href="${escapeHtml(url)}">Open the console</a>`;
    try {
      const html = `<p>${escapeHtml(person.name)},</p><p>${link}</p><p>${words}</p>`;
      deps.mailer.send({ to: person.email, subject, html, text: `${url}\n\n${words}`, name: brandName });
      return `${person.name}: sent to ${person.email}.`;
    } catch (error) {
      deps.log.error('link-not-mailed', error);
      return `${person.name}: not sent (${error instanceof Error ? error.message : String(error)}).`;
    }
  });
}
