/** What a round knows of the deliveries of gateways: read by their mappings, units brought to hand, verdicts given. */
import type { HubEvent, UnitReportsEvent } from '../../core/events.ts';
import type { Json } from '../../core/jmespath/values.ts';
import { parseJson } from '../../core/lib/json.ts';
import { readForm } from '../../core/lib/read-form.ts';
import { dayNumber } from '../../core/lib/time.ts';
import { isStateEvent } from '../../core/unit/states.ts';
import { type MappedEvent, openMapping } from '../../integrations/telemetry/map-events.ts';
import type { Config } from '../../store/config.ts';
import type { Session } from '../../store/session/session.ts';
import { unitsIn } from '../../store/state/hub-state.ts';
import { loadUnits, unitKey } from '../../store/units/unit-directory.ts';
import type { Gateway } from '../../tables/gateways.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { ReadDelivery, Telemetry } from '../round/unit-context.ts';

export type { Gateway };

/** What the events say, read once for the whole round. */
export function readDeliveries(config: Config, events: readonly HubEvent[]): Map<string, ReadDelivery> {
  const reports = events.filter((event): event is UnitReportsEvent => event.kind === 'unit-reports');
  const mappings = new Map<string, ReturnType<typeof openMapping>>();
  return new Map(
    reports.map((event) => {
      const gateway = findGateway(config, event.gatewayId);
      if (gateway && !mappings.has(gateway.id)) mappings.set(gateway.id, openMapping(gateway));
      const opened = mappings.get(event.gatewayId);
      return [event.id, { gateway, events: readBody(opened, event) }];
    }),
  );
}

export function knownGateway(deps: Pick<WriterDeps, 'config'>, id: string): Gateway | undefined {
  return findGateway(deps.config(), id);
}

function findGateway({ gateways }: Config, id: string): Gateway | undefined {
  const gateway = gateways.find((each) => each.id === id && each.active);
  // To Event Grid a redirect is a failure, whatever the row says.
  return gateway?.format === 'azure-event-grid' ? { ...gateway, answer: 'plain' } : gateway;
}

/** Each event of a body, or what is wrong with all of it. */
export function readBody(
  opened: ReturnType<typeof openMapping> | undefined,
  { body, query, receivedAtMs }: Pick<UnitReportsEvent, 'body' | 'query' | 'receivedAtMs'>,
): readonly MappedEvent[] {
  if (!opened) return [{ ok: false, reason: 'The gateway is not known, or not active' }];
  if (!opened.mapping) return [{ ok: false, reason: `Its mapping cannot be used. ${opened.problems.join(' ')}` }];
  const parsed = parseBody(body);
  if (!parsed.ok) return [{ ok: false, reason: parsed.reason }];
  const events = opened.mapping.map({ body: parsed.value as Json, query, receivedAtMs });
  return events.length > 0 ? events : [{ ok: false, reason: 'No events: see the gateway’s “Events”' }];
}

/** JSON, or the fields of a form, which says so itself by its look: Apps Script cannot read headers. */
function parseBody(body: string): ReturnType<typeof parseJson> {
  const text = body.trim();
  if (text === '') return { ok: true, value: null };
  return /^[\w.%-]+=[^\s{}"<>]*$/.test(text) ? { ok: true, value: readForm(text) } : parseJson(body);
}

/** Keys of the System tab that these events ask about. */
export function telemetryKeys(
  deliveries: ReadonlyMap<string, ReadDelivery>,
  events: readonly HubEvent[],
  nowMs: number,
): string[] {
  const told = namedIn(events);
  const gateways = [...deliveries.values()].flatMap(({ gateway }) => (gateway ? [refusedKey(gateway.id, nowMs)] : []));
  return [...[...namesIn(deliveries), ...told].map(unitKey), ...gateways];
}

/** Under which a day's alert of a gateway's refused events is remembered. */
export function refusedKey(gatewayId: string, nowMs: number): string {
  return `refused ${gatewayId} ${dayNumber(nowMs)}`;
}

function* namesIn(
  deliveries: ReadonlyMap<string, ReadDelivery>,
  only?: (type: string) => boolean,
): IterableIterator<string> {
  for (const { events } of deliveries.values())
    for (const event of events) if (event.ok && (!only || only(event.report.type))) yield event.report.unit;
}

/** Units that staff or an answer of a gateway name. */
function namedIn(events: readonly HubEvent[]): string[] {
  return events.flatMap((event) =>
    event.kind === 'staff-report' || event.kind === 'activation-answered' ? [event.serial] : [],
  );
}

/** Brings the units to hand; null when the round has to do with none. */
export function openTelemetry(
  session: Session,
  deliveries: ReadonlyMap<string, ReadDelivery>,
  events: readonly HubEvent[],
  saleIds: readonly string[],
): Telemetry | null {
  const told = namedIn(events);
  if (deliveries.size + told.length + saleIds.length === 0) return null;
  const directory = loadUnits(session, {
    written: new Set([...namesIn(deliveries), ...told]),
    whole: new Set([...namesIn(deliveries, isStateEvent), ...told, ...unitsIn(saleIds)]),
    saleIds,
  });
  return { deliveries, directory, rederived: new Set() };
}
