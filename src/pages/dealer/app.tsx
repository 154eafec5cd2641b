/** The dealer page: the visitor, four views, and notices when the network is lost or the link has ended. */
import { endedLink, isOffline } from '../shared/call.ts';
import { Again, Note, Strips } from '../shared/frame.tsx';
import { Notices } from '../shared/notice.tsx';
import { LeadPage } from './lead.tsx';
import { Leads } from './leads.tsx';
import { Score } from './score.tsx';
import { Sell } from './sell.tsx';
import { act, busy, closeLead, home, loadHome, openedLead, type Tab, tab } from './state.ts';
import { Units } from './units.tsx';
import { w } from './words.ts';

const TABS: readonly Tab[] = ['leads', 'sell', 'units', 'score'];

export function App() {
  if (endedLink.value) return <Note title={w('linkEnded')}>{w('linkCure')}</Note>;
  const at = home.value;
  if (!at) return isOffline.value ? <Unreached /> : <Note title="Dealer Hub">{w('loading')}</Note>;
  return (
    <>
      <header class="top">
        <div>
          <h1>{at.dealer.name}</h1>
          <p class="muted">{at.me.name}</p>
        </div>
        <Duty offDuty={at.offDuty} />
      </header>
      <Strips w={w} again={() => void loadHome()} />
      <main>{openedLead.value ? <LeadPage /> : <View name={tab.value} />}</main>
      <nav class="bar" aria-label="Dealer Hub">
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={tab.value === name ? 'page' : undefined}
            onClick={() => show(name)}
          >
            {w(name)}
            {name === 'leads' && at.offers.length > 0 ? <span class="count num">{at.offers.length}</span> : null}
          </button>
        ))}
      </nav>
      <Notices closeWord={w('close')} />
    </>
  );
}

function show(name: Tab): void {
  closeLead();
  tab.value = name;
  window.scrollTo(0, 0);
}

function View({ name }: { readonly name: Tab }) {
  const views = { leads: <Leads />, sell: <Sell />, units: <Units />, score: <Score /> };
  return views[name];
}

function Duty({ offDuty }: { readonly offDuty: boolean }) {
  const turn = () => void act({ do: 'duty', off: !offDuty }, w('noted'));
  return (
    <button
      type="button"
      role="switch"
      class="button duty"
      aria-checked={!offDuty}
      title={w('dutyHint')}
      aria-disabled={busy.value !== ''}
      onClick={turn}
    >
      <i class="dot" aria-hidden="true" /> {w(offDuty ? 'offDuty' : 'onDuty')}
    </button>
  );
}

function Unreached() {
  return (
    <main class="page-note" role="status">
      <h1>Dealer Hub</h1>
      <p>{w('offline')}</p>
      <Again run={() => void loadHome()} word={w('retry')} />
    </main>
  );
}
