/** Opens the admin console as head office or a manager, and the dealer page as a rep, by links signed as the hub signs them. */
import { useState } from 'preact/hooks';
import { useResource } from './data/resource';
import { Dialog } from './ui/dialog';
import { Failed, Loading } from './ui/empty';
import { Icon } from './ui/icon';
import './page-links.css';

interface Links {
  readonly console: readonly {
    readonly name: string;
    readonly role: string;
    readonly region: string;
    readonly url: string;
  }[];
  readonly dealer: readonly {
    readonly name: string;
    readonly dealer: string;
    readonly isOwner: boolean;
    readonly url: string;
  }[];
}

const ROLES: Readonly<Record<string, string>> = { HQ: 'head office', MANAGER: 'manager', VIEWER: 'viewer' };
const MOST = 40;

export function PageLinks() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button quiet pages" aria-label="Open a page as …" onClick={() => setOpen(true)}>
        <Icon name="people" /> <span>Open a page as …</span>
      </button>
      {isOpen ? <PagesDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PagesDialog({ onClose }: { readonly onClose: () => void }) {
  const { data, error, reload } = useResource<Links>('/local/pages', ['sheets']);
  const [query, setQuery] = useState('');
  const matches = (...words: readonly string[]) => words.join(' ').toLowerCase().includes(query.trim().toLowerCase());
  return (
    <Dialog title="Open a page as …" onClose={onClose}>
      <label class="label">
        Name, region or dealer
        <input class="field" type="search" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
      </label>
      {data ? (
        <>
          <LinkList
            title="Admin console"
            links={data.console
              .map(({ name, role, region, url }) => ({ url, name, detail: `${ROLES[role] ?? role} ${region}`.trim() }))
              .filter(({ name, detail }) => matches(name, detail))}
          />
          <LinkList
            title="Dealer page"
            links={data.dealer
              .map(({ name, dealer, isOwner, url }) => ({ url, name, detail: isOwner ? `${dealer}, owner` : dealer }))
              .filter(({ name, detail }) => matches(name, detail))}
          />
        </>
      ) : error ? (
        <Failed what="The pages" error={error} retry={reload} />
      ) : (
        <Loading what="the pages" />
      )}
    </Dialog>
  );
}

interface LinkListProps {
  readonly title: string;
  readonly links: readonly { readonly url: string; readonly name: string; readonly detail: string }[];
}

function LinkList({ title, links }: LinkListProps) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {links.length === 0 ? <p class="muted">Nobody of that name.</p> : null}
      <ul class="page-links">
        {links.slice(0, MOST).map(({ url, name, detail }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noopener">
              {name} <span class="muted">{detail}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
