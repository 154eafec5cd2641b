/** The right half: what happened behind the phones, a tab each. */
import type { FunctionComponent } from 'preact';
import { Tabs } from '../ui/tabs';
import { CrmPanel } from './crm';
import { Executions } from './executions';
import { GatewaysPanel } from './gateways';
import { InboxPanel } from './inbox';
import { LeadsPanel } from './leads';
import { MailPanel } from './mail';
import { MessagesPanel } from './messages';
import { panelTab } from './place';
import { QueuesPanel } from './queues';
import { Sheets } from './sheets';
import { TriggersPanel } from './triggers';
import { WorkshopPanel } from './workshop';

const PANELS: readonly { readonly id: string; readonly label: string; readonly show: FunctionComponent }[] = [
  { id: 'sheets', label: 'Sheets', show: Sheets },
  { id: 'leads', label: 'Why these dealers', show: LeadsPanel },
  { id: 'executions', label: 'Executions', show: Executions },
  { id: 'queues', label: 'Inbox and outbox', show: QueuesPanel },
  { id: 'messages', label: 'Messages', show: MessagesPanel },
  { id: 'qontak', label: 'Qontak inbox', show: InboxPanel },
  { id: 'crm', label: 'Qontak CRM', show: CrmPanel },
  { id: 'mail', label: 'Mail', show: MailPanel },
  { id: 'gateways', label: 'Gateways', show: GatewaysPanel },
  { id: 'triggers', label: 'Triggers', show: TriggersPanel },
  { id: 'workshop', label: 'Faults and properties', show: WorkshopPanel },
];

export function Panel() {
  const panel = PANELS.find(({ id }) => id === panelTab.value) ?? PANELS[0];
  if (!panel) return null;
  const Show = panel.show;
  return (
    <section class="panel" aria-label="What happens behind the phones">
      <label class="panel-choice">
        <span class="visually-hidden">What to look at</span>
        <select
          class="field"
          value={panel.id}
          onChange={(event) => {
            panelTab.value = event.currentTarget.value;
          }}
        >
          {PANELS.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <Tabs
        label="What to look at"
        items={PANELS}
        selected={panel.id}
        onSelect={(id) => {
          panelTab.value = id;
        }}
        controls="panel"
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div class="panel-body" id="panel" role="tabpanel" aria-label={panel.label} tabIndex={0}>
        <Show />
      </div>
    </section>
  );
}
