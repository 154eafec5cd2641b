/**
 * Tries what staff typed in the Gateways tab: reports expressions that cannot be parsed, and shows what would be stored from a
 * sample.
 */
import { readForm } from '../../core/lib/read-form.ts';
import { oneLine } from '../../core/lib/text.ts';
import { clockFault } from '../../core/unit/clock.ts';
import { MIN_SECRET } from '../../core/unit/signature.ts';
import { isStateEvent } from '../../core/unit/states.ts';
import { type MappedEvent, openMapping } from '../../integrations/telemetry/map-events.ts';
import { secretNames } from '../../integrations/telemetry/secret-names.ts';
import type { Cell, RowUpdate } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import type { Gateway } from '../../tables/gateways.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { readBody } from '../units/telemetry.ts';

const MAX_SHOWN = 5;

type SampleDeps = Pick<WriterDeps, 'clock' | 'properties' | 'secrets' | 'withLock' | 'workbook'>;

const LOCK_WAIT_MS = 15_000;

/** Writes the result into each row; returns a line for each gateway. */
export function tryGateways(deps: SampleDeps): string[] {
  const { name } = tables.gateways;
  const [[head = [], ...cells] = []] = deps.workbook.read([{ sheet: name, fromRow: 1 }]);
  const layout = new Layout(tables.gateways, head);
  const rows = cells.map((row: readonly Cell[]) => layout.decode(row));
  const { ofGateway } = deps.secrets(deps.properties.getAll());
  const updates: RowUpdate[] = [];
  const lines = rows.map((gateway, index) => {
    const problem = gateway.id === '' ? '' : problemsOf(gateway, rows.slice(0, index), ofGateway(gateway.id)).join(' ');
    const sampleGives = gateway.sample.trim() === '' ? '' : preview(gateway, deps.clock.nowMs());
    if (problem !== gateway.problem || sampleGives !== gateway.sampleGives) {
      const key = { column: layout.columnNumber('id'), value: gateway.id };
      const runs = layout.encodeRuns({ ...gateway, problem, sampleGives }, new Set(['problem', 'sampleGives']));
      updates.push(
        ...runs.map((run) => ({ sheet: name, row: index + 2, ...run, ...(gateway.id === '' ? {} : { key }) })),
      );
    }
    return `${gateway.id}: ${problem || 'in order'}${sampleGives === '' ? '' : `\n${sampleGives}`}`;
  });
  if (updates.length > 0 && deps.withLock(LOCK_WAIT_MS, (commit) => commit({ updates, appends: [] })) === BUSY)
    lines.push('The hub is busy: what was found will stand in the rows after the next try.');
  return lines.length > 0 ? lines : ['The Gateways tab is empty.'];
}

function problemsOf(gateway: Gateway, before: readonly Gateway[], secrets: readonly string[]): string[] {
  const [own = '', next = ''] = secretNames(gateway.id);
  const isTaken = before.some(({ id }) => id !== '' && secretNames(id)[0] === own);
  return [
    ...(/^[\w-]{1,40}$/.test(gateway.id) ? [] : ['The Gateway ID is no ID: letters, digits, - and _ only.']),
    ...(isTaken ? ['Another gateway has this ID, or one that is too much like it.'] : []),
    ...(gateway.format === '' ? ['Choose a format.'] : openMapping(gateway).problems),
    ...(secrets.some((secret) => secret.length >= MIN_SECRET)
      ? []
      : [
          `Its secret is missing: set ${own} in Dealer Hub → Secrets (${MIN_SECRET} characters or more; ${next} while you change it).`,
        ]),
    ...(gateway.activationUrl === '' || /^https:\/\//.test(gateway.activationUrl)
      ? []
      : ['The activation URL must begin with https://.']),
  ];
}

/** A sample that is not JSON is read as the query of a URL. */
function preview(gateway: Gateway, receivedAtMs: number): string {
  const sample = gateway.sample.trim();
  const isJson = /^[[{]/.test(sample);
  const query = isJson ? {} : readForm(sample.split('?').pop() ?? '');
  const events = readBody(openMapping(gateway), { body: isJson ? sample : '', query, receivedAtMs });
  const shown = events.slice(0, MAX_SHOWN).map((event, index) => `${index + 1}. ${sampleLine(event, receivedAtMs)}`);
  return [...shown, ...(events.length > MAX_SHOWN ? [`… ${events.length} events in all`] : [])].join('\n');
}

function sampleLine(event: MappedEvent, nowMs: number): string {
  if (!event.ok) return `${'isNoReport' in event ? 'Passed over' : 'Refused'}: ${event.reason}.`;
  const { unit, at, type, sequence, eventId, values, leftOut } = event.report;
  const fault = clockFault(at, nowMs);
  const parts = [
    `Unit ${oneLine(unit)}`,
    new Date(at).toISOString(),
    isStateEvent(type) ? type : `a report${type === '' ? '' : ` (${oneLine(type)})`}`,
    ...Object.entries(values).map(([name, value]) => `${name} ${String(value)}`),
    ...(sequence === null ? [] : [`no. ${sequence}`]),
    ...(eventId === '' ? [] : [`ID ${oneLine(eventId)}`]),
  ];
  return `${parts.join(', ')}.${leftOut ? ` Left out: ${leftOut}.` : ''}${fault ? ` Quarantined. ${fault}.` : ''}`;
}
