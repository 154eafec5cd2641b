/** Mail that the hub sent; nothing leaves this machine. */
import { timeOfDay } from '../data/format';
import { useResource } from '../data/resource';
import { Empty, Failed, Loading } from '../ui/empty';

interface Mail {
  readonly to?: unknown;
  readonly subject?: unknown;
  readonly body?: unknown;
  readonly htmlBody?: unknown;
  readonly at?: unknown;
  readonly sentAt?: unknown;
}

export function MailPanel() {
  const { data, error, reload } = useResource<{ mail: readonly Mail[] }>('/local/mail', ['mail'], 400);
  if (!data) return error ? <Failed what="Mail" error={error} retry={reload} /> : <Loading what="mail" />;
  if (data.mail.length === 0) {
    return (
      <Empty title="No mail has been sent">
        Digests and alerts that the hub mails show here; nothing leaves this machine.
      </Empty>
    );
  }
  return (
    <ul class="rows">
      {[...data.mail].reverse().map((mail, index) => {
        const at = Number(mail.at ?? mail.sentAt);
        return (
          <li key={data.mail.length - index}>
            <details class="row-details">
              <summary>
                <span class="clip">
                  <b>{String(mail.subject ?? '(no subject)')}</b> <small>to {String(mail.to ?? '')}</small>
                </span>
                <span class="num muted">{Number.isFinite(at) ? timeOfDay(at) : ''}</span>
              </summary>
              {typeof mail.htmlBody === 'string' && mail.htmlBody !== '' ? (
                <iframe class="mail-frame" title={String(mail.subject ?? 'Mail')} sandbox="" srcdoc={mail.htmlBody} />
              ) : (
                <pre class="log">{String(mail.body ?? '')}</pre>
              )}
            </details>
          </li>
        );
      })}
    </ul>
  );
}
