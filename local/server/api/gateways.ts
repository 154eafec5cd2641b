/** Gateways and their units over HTTP: what each would send, sending it, riding, selling, silence, and a unit's life. */

import { GATEWAY_MOODS, type GatewayMood } from '../../world/gateway-moods';
import type { Delivery } from '../../world/telemetry/report';
import { originOf } from '../addresses';
import { secretProperty } from '../fleet/demo-gateways';
import { readFleet, readGateways } from '../fleet/fleet-rows';
import { sellUnit } from '../fleet/sell-unit';
import { readLife } from '../fleet/unit-life';
import type { FleetView, GatewayRow, GatewayView } from '../fleet/views';
import { columnAt } from '../headers';
import { type Fields, numberField, readFields, textField } from '../http/body';
import { ApiError } from '../http/reply';
import type { ApiCall, Routes } from '../http/router';
import type { ApiContext } from './context';

/** Minutes of silence before the alarm, when the gateway's row has no other value. */
const SILENT_AFTER_MINUTES = 10;
const LONGEST_RIDE_KM = 300;

export function gatewayRoutes({ hub, origin }: ApiContext): Routes {
  const view = (here: string, gateway: GatewayRow): GatewayView => ({
    ...gateway,
    url: `${here}/exec?${new URLSearchParams({ source: 'unit', gw: gateway.id })}`,
    secretProperty: secretProperty(gateway.id),
    silent: hub.fleet().isSilent(gateway.id),
    mood: hub.fleet().moodOf(gateway.id),
    next: hub.fleet().sampleOf(gateway),
  });

  return {
    /** The gateways of the Gateways tab with a sample of each, the units that report, and recent deliveries. */
    'GET /local/gateways': ({ request }): FleetView => {
      const here = originOf(request, origin);
      return {
        gateways: readGateways(hub.runtime()).map((gateway) => view(here, gateway)),
        units: readFleet(hub.runtime()),
        moods: GATEWAY_MOODS,
        log: hub.fleet().lines(),
      };
    },

    /** `body`: JSON or text; without it, the gateway's own sample is sent. `query`: parameters besides gw and the proof. */
    'POST /local/gateways/:id/send': async ({ params, request }) =>
      hub.fleet().send(params.id ?? '', deliveryIn(hub, params.id ?? '', await readFields(request))),

    'POST /local/gateways/:id/silence': async ({ params, request }) => {
      const { silent } = await readFields(request);
      if (typeof silent !== 'boolean')
        throw new ApiError(400, '"silent" is missing.', 'Send {"silent": true}, or false to let it speak again.');
      const id = params.id ?? '';
      await hub.fleet().setSilent(id, silent ? 'silent' : 'heard');
      if (silent) await setAlarm(hub, id);
      return { silent };
    },

    /** Sets how the gateway answers when the hub asks it to unlock a unit. */
    'POST /local/gateways/:id/mood': async ({ params, request }) => {
      const mood = textField(await readFields(request), 'mood');
      if (!isMood(mood))
        throw new ApiError(400, `There is no mood "${mood}".`, `Send one of: ${GATEWAY_MOODS.join(', ')}.`);
      hub.fleet().setMood(params.id ?? '', mood);
      return { mood };
    },
  };
}

/** What a unit does, and its life. */
export function unitRoutes({ hub }: ApiContext): Routes {
  return {
    'GET /local/units/:serial': ({ params }) => {
      const life = readLife(hub.runtime(), params.serial ?? '');
      if (life) return life;
      throw new ApiError(404, `There is no unit ${params.serial}.`, 'The tabs Units and Serials list them.');
    },

    'POST /local/units/:serial/purchase': ({ params }) => hub.fleet().report(params.serial ?? '', 'purchase'),
    'POST /local/units/:serial/heartbeat': ({ params }) => hub.fleet().report(params.serial ?? '', ''),
    'POST /local/units/:serial/ride': async ({ params, request }: ApiCall) => {
      const km = numberField(await readFields(request), 'km');
      if (km <= 0 || km > LONGEST_RIDE_KM)
        throw new ApiError(400, `"km" is ${km}.`, `Send more than 0 and at most ${LONGEST_RIDE_KM}.`);
      return hub.fleet().rideUnit(params.serial ?? '', km);
    },

    /** Sells the unit as staff would: a row of the Sales tab at today's list price. */
    'POST /local/units/:serial/sell': async ({ params }) => {
      const unit = readFleet(hub.runtime()).find(({ serial }) => serial === params.serial);
      if (!unit)
        throw new ApiError(404, `No gateway reports a unit ${params.serial}.`, 'GET /local/gateways lists them.');
      return sellUnit(hub.runtime(), unit);
    },
  };
}

function deliveryIn(hub: ApiContext['hub'], gatewayId: string, { body, query }: Fields): Delivery {
  const gateway = readGateways(hub.runtime()).find(({ id }) => id === gatewayId);
  const sample = gateway && hub.fleet().sampleOf(gateway);
  if (body === undefined && !sample)
    throw new ApiError(400, '"body" is missing.', 'Send the body that the gateway would send, or fill in its Sample.');
  const given = typeof query === 'object' && query !== null ? Object.entries(query) : [];
  return {
    query:
      query === undefined
        ? (sample?.query ?? {})
        : Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
    body: body === undefined ? sample?.body : body,
  };
}

/** Sets the silence alarm in the gateway's row, as staff would. */
async function setAlarm(hub: ApiContext['hub'], gatewayId: string): Promise<void> {
  const view = hub.runtime().host.readTab({ sheet: 'Gateways' });
  const row =
    view?.rows.findIndex((cells) => cells[columnAt('Gateways', view.headers, 'Gateway ID')] === gatewayId) ?? -1;
  const column = columnAt('Gateways', view?.headers ?? [], 'Silent after (minutes)');
  if (row < 0 || column < 0 || (view?.rows[row]?.[column] ?? '') !== '') return;
  const value = String(SILENT_AFTER_MINUTES);
  await hub.runtime().edit({ sheet: 'Gateways', row: row + 2, column: column + 1, value });
}

function isMood(text: string): text is GatewayMood {
  return GATEWAY_MOODS.some((mood) => mood === text);
}
