/** Mail that the hub sent, as its reader would see it; nothing leaves this machine. */
import { useState } from 'preact/hooks';
import { dateTime } from '../data/format';
import { useResource } from '../data/resource';
import { Empty, Failed, Loading } from '../ui/empty';
import { Icon } from '../ui/icon';
import { MailReader } from './mail-reader';

interface Mail {
  readonly no: number;
  readonly to: string;
  readonly subject: string;
  readonly sentAt: number;
}

export function MailPanel() {
  const { data, error, reload } = useResource<{ mail: readonly Mail[] }>('/local/mail', ['mail'], 400);
  const [chosen, setChosen] = useState<number | null>(null);
  if (!data) return error ? <Failed what="Mail" error={error} retry={reload} /> : <Loading what="mail" />;
  if (data.mail.length === 0) {
    return (
      <Empty title="No mail has been sent">
        Digests and alerts that the hub mails show here; nothing leaves this machine. To see one now, choose “Preview
        the daily digest” in the menu above the sheets.
      </Empty>
    );
  }
  const open = chosen ?? data.mail.at(-1)?.no;
  return (
    <ul class="plain">
      {[...data.mail].reverse().map(({ no, to, subject, sentAt }) => (
        <li key={no}>
          <button
            type="button"
            class="row mail-line"
            aria-expanded={open === no}
            onClick={() => setChosen(open === no ? 0 : no)}
          >
            <span class="clip">
              <b>{subject || '(no subject)'}</b> <small>to {to}</small>
            </span>
            <span class="num muted">{dateTime(sentAt)}</span>
            <Icon name={open === no ? 'up' : 'down'} />
          </button>
          {open === no ? <MailReader no={no} /> : null}
        </li>
      ))}
    </ul>
  );
}
