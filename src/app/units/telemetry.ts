/** A round's work on deliveries of gateways: parsing them by their mappings, loading their units, giving verdicts. */
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

/** Parses the deliveries once for the whole round; by event ID. */
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
  // Event Grid treats a redirect as a failure, so the row's setting is overruled.
  return gateway?.format === 'azure-event-grid' ? { ...gateway, answer: 'plain' } : gateway;
}

/** The events of a body, or a single refusal when the whole body is wrong. */
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

/** Parses JSON or a form. They are told apart by their look, since Apps Script cannot read headers. */
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

/** The key by which one day's alert about a gateway's refused events is remembered. */
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

/** Serials named by staff or by an answer of a gateway. */
function namedIn(events: readonly HubEvent[]): string[] {
  return events.flatMap((event) =>
    event.kind === 'staff-report' || event.kind === 'activation-answered' ? [event.serial] : [],
  );
}

/** Loads the units; null when the round concerns none. */
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
