/**
 * The admin console: the visitor, its views, and notices when the network is lost, the link has ended or the page is outdated.
 */
import type { JSX } from 'preact';
import { endedLink, isOffline } from '../shared/call.ts';
import { day } from '../shared/format.ts';
import { Again, Note, Strips } from '../shared/frame.tsx';
import { Notices } from '../shared/notice.tsx';
import { DealersPage } from './dealers.tsx';
import { EconomicsPage } from './economics.tsx';
import { FeedPage } from './feed.tsx';
import { HealthPage } from './health.tsx';
import { LeadDialog } from './lead.tsx';
import { LeadsPage } from './leads.tsx';
import { LettersPage } from './letters.tsx';
import { OverviewPage } from './overview.tsx';
import { SalesPage } from './sales.tsx';
import { Search } from './search.tsx';
import { SettingsPage } from './settings.tsx';
import { SilencesPage } from './silences.tsx';
import { go, loadStart, opened, start, VIEWS, type View, view } from './state.ts';
import { UnitDialog, UnitsPage } from './units.tsx';
import { w } from './words.ts';

const PAGES: Readonly<Record<View, () => JSX.Element | null>> = {
  overview: OverviewPage,
  leads: LeadsPage,
  feed: FeedPage,
  dealers: DealersPage,
  units: UnitsPage,
  sales: SalesPage,
  economics: EconomicsPage,
  silences: SilencesPage,
  settings: SettingsPage,
  letters: LettersPage,
  health: HealthPage,
};

export function App() {
  if (endedLink.value) return <Note title={w('linkEnded')}>{w('linkCure')}</Note>;
  const at = start.value;
  if (!at)
    return (
      <Note title="Dealer Hub">
        {isOffline.value ? <Again run={() => void loadStart()} word={w('retry')} /> : w('loading')}
      </Note>
    );
  const Page = PAGES[view.value];
  return (
    <>
      <header class="top">
        <b class="brand">{at.brand}</b>
        <Search />
        <Me />
      </header>
      <Strips w={w} again={() => void loadStart()} />
      <div class="frame">
        <Nav />
        <main>
          <h1>{w(view.value)}</h1>
          <Page key={view.value} />
        </main>
      </div>
      {opened.value?.kind === 'lead' ? <LeadDialog key={opened.value.id} id={opened.value.id} /> : null}
      {opened.value?.kind === 'unit' ? <UnitDialog key={opened.value.id} serial={opened.value.id} /> : null}
      <Notices closeWord={w('close')} />
    </>
  );
}

const HEAD_OFFICE: readonly View[] = ['settings', 'letters'];

function Nav() {
  const at = start.value;
  const views = VIEWS.filter((name) => !HEAD_OFFICE.includes(name) || at?.me.role === 'HQ');
  const waiting = (at?.decisions.findings ?? 0) + (at?.decisions.alerts ?? 0);
  return (
    <nav class="views" aria-label="Dealer Hub">
      {views.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={view.value === name ? 'page' : undefined}
          onClick={() => go(name)}
        >
          {w(name)}
          {name === 'feed' && waiting > 0 ? <span class="count num">{waiting}</span> : null}
        </button>
      ))}
      {at?.otherHubs.map(({ name, url }) => (
        <a key={url} href={url} target="_top" rel="noopener">
          {name} ↗
        </a>
      ))}
    </nav>
  );
}

function Me() {
  const me = start.value?.me;
  if (!me || me.role === 'REP') return null;
  return (
    <p class="me" title={`${w('linkUntil')} ${day(me.expiresAtMs)}`}>
      {me.name} <span class="muted">{[w(me.role), me.region].filter((each) => each !== '').join(' · ')}</span>
    </p>
  );
}
