/** The page as a whole: header, story, phones beside the panel; on a narrow screen one of them at a time. */
import { effect, signal } from '@preact/signals';
import { Header } from './header';
import { Panel } from './panel/panel';
import { gatewayInFront, panelTab, sheetInFront } from './panel/place';
import { Phones } from './phones/phones';
import { customerId, repSlots, story, unread } from './phones/stage';
import { panelWidth, Splitter } from './splitter';
import { StoryBar } from './story-bar';
import { Icon, type IconName } from './ui/icon';
import { Toasts } from './ui/toast';

type View = 'customer' | 'reps' | 'sheets' | 'activity';
const view = signal<View>('customer');

/** On a narrow screen the story switches the view at each step; between steps the user can go anywhere. */
let shownStep: number | null = null;
effect(() => {
  if (!story.value) return;
  const step = story.value.state === 'idle' ? 0 : story.value.step;
  const before = shownStep;
  shownStep = step;
  // A page that is opened later stays where its reader begins.
  if (step === before || (before === null && story.value.state !== 'playing')) return;
  const { show, chapter, front } = story.value;
  if (show) {
    panelTab.value = show.panel;
    if (show.sheet) sheetInFront.value = show.sheet;
    if (show.gateway) gatewayInFront.value = show.gateway;
    view.value = show.panel === 'sheets' ? 'sheets' : 'activity';
  } else if (step > 0) view.value = (chapter === 'lead' && step >= 6) || front !== null ? 'reps' : 'customer';
});

const VIEWS: readonly { readonly id: View; readonly label: string; readonly icon: IconName }[] = [
  { id: 'customer', label: 'Customer', icon: 'phone' },
  { id: 'reps', label: 'Reps', icon: 'people' },
  { id: 'sheets', label: 'Sheets', icon: 'grid' },
  { id: 'activity', label: 'Activity', icon: 'pulse' },
];

export function App() {
  return (
    <div class={`app view-${view.value}`}>
      <Header />
      <StoryBar />
      <main class="stage" style={{ '--panel': `${panelWidth.value}px` }}>
        <Phones />
        <Splitter />
        <Panel />
      </main>
      <BottomBar />
      <Toasts />
    </div>
  );
}

function BottomBar() {
  const count = (id: View): number => {
    if (id === 'customer') return unread.value.get(customerId.value ?? '') ?? 0;
    if (id === 'reps') return repSlots.value.reduce((sum, slot) => sum + (unread.value.get(slot.id) ?? 0), 0);
    return 0;
  };
  const show = (id: View): void => {
    view.value = id;
    if (id === 'sheets') panelTab.value = 'sheets';
    if (id === 'activity' && panelTab.value === 'sheets') panelTab.value = 'executions';
  };
  return (
    <nav class="bottom" aria-label="Views">
      {VIEWS.map(({ id, label, icon }) => (
        <button key={id} type="button" aria-current={view.value === id ? 'page' : undefined} onClick={() => show(id)}>
          <Icon name={icon} />
          {label}
          {count(id) > 0 && view.value !== id ? <span class="dot num">{count(id)}</span> : null}
        </button>
      ))}
    </nav>
  );
}
