/**
 * Everything that gateways and units do on this machine: reports in each maker's format, rides, silence, and the hub's requests
 * to unlock a unit. The state of each unit's device (kilometres, battery, place) is kept here.
 */

import type { GatewayMood } from '../../world/gateway-moods';
import { type FetchRequest, jsonResponse, type WorldAnswer } from '../../world/http';
import { DIALECTS } from '../../world/telemetry/dialects';
import type { Delivery, DeviceReport } from '../../world/telemetry/report';
import { createUnitGateway } from '../../world/unit-gateway';
import { ApiError } from '../http/reply';
import type { HubRuntime } from '../runtime-contract';
import { readRecords } from '../tabs';
import {
  activationUrl,
  DEMO_GATEWAYS,
  type DemoGateway,
  gatewaySecret,
  type Happening,
  secretProperty,
} from './demo-gateways';
import { type DeviceMemory, ride, startOf } from './device-memory';
import { readFleet, readGateways } from './fleet-rows';
import { type Prover, postTelemetry } from './post-telemetry';
import type { DeskLine, FleetUnit, GatewayRow } from './views';

export interface DeskSnapshot {
  readonly devices: Readonly<Record<string, DeviceMemory>>;
  readonly silent: readonly string[];
  readonly moods: Readonly<Record<string, GatewayMood>>;
}

interface DeskParts {
  readonly runtime: () => HubRuntime;
  readonly now: () => number;
  readonly tokenSecret: string;
  readonly changed: () => void;
  readonly saved?: DeskSnapshot;
}

const LINES_KEPT = 80;
/** At least this far apart, since devices whose clocks count whole seconds would otherwise send duplicates. */
const BETWEEN_REPORTS_MS = 1000;

export class FleetDesk {
  readonly #parts: DeskParts;
  readonly #devices: Map<string, DeviceMemory>;
  readonly #silent: Set<string>;
  readonly #lines: DeskLine[] = [];
  readonly #worlds;
  #count = 0;

  constructor(parts: DeskParts) {
    const { tokenSecret, now, saved } = parts;
    this.#parts = parts;
    this.#devices = new Map(Object.entries(saved?.devices ?? {}));
    this.#silent = new Set(saved?.silent ?? []);
    this.#worlds = new Map(
      DEMO_GATEWAYS.map(({ id }) => {
        const world = createUnitGateway({ secret: gatewaySecret(tokenSecret, id), now, address: activationUrl(id) });
        world.setMood(saved?.moods[id] ?? 'honest');
        return [id, world];
      }),
    );
  }

  /** Answers requests to unlock a unit, as its gateway; null for everything else. */
  readonly handle = (request: FetchRequest): WorldAnswer | null => {
    for (const [gatewayId, world] of this.#worlds) {
      const answer = world.handle(request);
      if (!answer) continue;
      this.#noteActivation(gatewayId, request, answer);
      return answer;
    }
    return request.url.startsWith(activationUrl('')) ? jsonResponse(404, { error: 'no such gateway' }) : null;
  };

  lines(): readonly DeskLine[] {
    return this.#lines;
  }

  isSilent(gatewayId: string): boolean {
    return this.#silent.has(gatewayId);
  }

  /** How it answers requests to unlock; null for a gateway that is not part of the demo. */
  moodOf(gatewayId: string): GatewayMood | null {
    return this.#worlds.get(gatewayId)?.mood ?? null;
  }

  setMood(gatewayId: string, mood: GatewayMood): void {
    const world = this.#worlds.get(gatewayId);
    if (!world) throw new ApiError(404, `${gatewayId} is no gateway of the demo.`, 'GET /local/gateways lists them.');
    world.setMood(mood);
    this.#parts.changed();
  }

  /** A heartbeat of its first unit as it would go out now, or the Sample of its row. */
  sampleOf(gateway: GatewayRow): Delivery | null {
    const demo = demoOf(gateway);
    const unit = demo && this.#unitsOf(gateway.id)[0];
    if (demo && unit) return DIALECTS[demo.format](this.#measured(unit, ''));
    return gateway.sample === '' ? null : { query: {}, body: gateway.sample };
  }

  /** Sends what somebody wrote, word for word. */
  async send(gatewayId: string, delivery: Delivery): Promise<DeskLine> {
    const gateway = this.#gateway(gatewayId);
    return this.#post(gateway, delivery, { serial: '', what: 'a sample' });
  }

  /** A unit reports an event; '' for a heartbeat. `km`: distance ridden before it. */
  async report(serial: string, happening: Happening | '', km = 0): Promise<DeskLine> {
    const unit = this.#unit(serial);
    const gateway = this.#gateway(unit.gatewayId);
    const demo = demoOf(gateway);
    if (!demo)
      throw new ApiError(
        409,
        `How ${gateway.id} writes is known to its row only.`,
        'Paste a body and send it as a sample.',
      );
    this.#refuseSilent(gateway.id);
    if (km > 0) this.#devices.set(serial, ride(this.#memoryOf(unit), km));
    const report = this.#measured(unit, happening === '' ? '' : demo.words[happening]);
    const { sequence, at } = report;
    this.#devices.set(serial, { ...this.#memoryOf(unit), sequence, at });
    const what = happening === '' ? 'a heartbeat' : happening === 'purchase' ? 'its purchase' : `a ${happening}`;
    return this.#post(gateway, DIALECTS[demo.format](report), { serial, what: km > 0 ? `${what}, ${km} km` : what });
  }

  /** A unit that no row of the Units tab knows yet sends its first heartbeat. */
  async switchOn(gatewayId: string, serial: string, device: string): Promise<void> {
    const gateway = this.#gateway(gatewayId);
    const demo = demoOf(gateway);
    const shipped = readRecords(this.#parts.runtime(), 'Serials').find((row) => row.Serial === serial);
    if (!demo || !shipped) return;
    const dealers = readRecords(this.#parts.runtime(), 'Dealers');
    const dealer = dealers.find((row) => row['Dealer ID'] === shipped['Dealer ID'])?.['Dealer name'] ?? '';
    const memory = startOf(this.#parts.runtime(), { serial, dealer, odometerKm: '' });
    const at = Math.round(this.#parts.now());
    this.#devices.set(serial, { ...memory, sequence: 1, at });
    const report: DeviceReport = { ...memory, device, at, word: '', sequence: 1 };
    await postTelemetry(this.#parts.runtime(), this.#proverOf(gateway), DIALECTS[demo.format](report));
  }

  /** Rides the unit. A sold unit that was never ridden reports its first ride. */
  async rideUnit(serial: string, km: number): Promise<DeskLine> {
    return this.report(serial, this.#unit(serial).state === 'SOLD' ? 'first ride' : 'ride', km);
  }

  /** Silences a gateway, so that it sends and receives nothing; or ends the silence, and its units report. */
  async setSilent(gatewayId: string, silence: 'silent' | 'heard'): Promise<void> {
    const gateway = this.#gateway(gatewayId);
    if (silence === 'silent') {
      this.#silent.add(gateway.id);
      this.#worlds.get(gateway.id)?.setMood('silent');
      this.#parts.changed();
      return;
    }
    this.#silent.delete(gateway.id);
    this.#worlds.get(gateway.id)?.setMood('honest');
    this.#parts.changed();
    if (demoOf(gateway)) for (const { serial } of this.#unitsOf(gateway.id)) await this.report(serial, '');
  }

  snapshot(): DeskSnapshot {
    return {
      devices: Object.fromEntries(this.#devices),
      silent: [...this.#silent],
      moods: Object.fromEntries([...this.#worlds].map(([id, { mood }]) => [id, mood])),
    };
  }

  async #post(gateway: GatewayRow, delivery: Delivery, about: Pick<DeskLine, 'serial' | 'what'>): Promise<DeskLine> {
    this.#refuseSilent(gateway.id);
    const { runtime } = this.#parts;
    const answer = await postTelemetry(runtime(), this.#proverOf(gateway), delivery);
    return this.#log({ ...answer, kind: 'report', gatewayId: gateway.id, ...about });
  }

  #proverOf({ id, proof }: GatewayRow): Prover {
    const secret = this.#parts.runtime().host.properties.all()[secretProperty(id)] ?? '';
    if (secret === '')
      throw new ApiError(409, `${id} has no secret yet.`, `Set the script property ${secretProperty(id)}.`);
    return { gatewayId: id, proof, secret };
  }

  #refuseSilent(gatewayId: string): void {
    if (this.#silent.has(gatewayId))
      throw new ApiError(409, `Gateway ${gatewayId} is silent.`, 'Let it speak again first.');
  }

  #gateway(gatewayId: string): GatewayRow {
    const found = readGateways(this.#parts.runtime()).find(({ id }) => id === gatewayId);
    if (found) return found;
    throw new ApiError(
      404,
      `There is no gateway ${gatewayId}.`,
      'GET /local/gateways lists those of the Gateways tab.',
    );
  }

  #unit(serial: string): FleetUnit {
    const found = readFleet(this.#parts.runtime()).find((unit) => unit.serial === serial);
    if (found) return found;
    throw new ApiError(404, `No gateway reports a unit ${serial}.`, 'GET /local/gateways lists the units of each.');
  }

  #unitsOf(gatewayId: string): FleetUnit[] {
    return readFleet(this.#parts.runtime()).filter((unit) => unit.gatewayId === gatewayId);
  }

  #memoryOf(unit: FleetUnit): DeviceMemory {
    return this.#devices.get(unit.serial) ?? startOf(this.#parts.runtime(), unit);
  }

  #measured(unit: FleetUnit, word: string): DeviceReport {
    const { sequence, at, odometerKm, batteryPct, latitude, longitude } = this.#memoryOf(unit);
    const now = Math.max(this.#parts.now(), at + BETWEEN_REPORTS_MS);
    const measured = { odometerKm, batteryPct, latitude, longitude };
    return { device: unit.device, at: Math.round(now), word, sequence: sequence + 1, ...measured };
  }

  #noteActivation(gatewayId: string, request: FetchRequest, answer: WorldAnswer): void {
    const { serial = '', saleId = '' } = JSON.parse(String(request.payload)) as { serial?: string; saleId?: string };
    const isHeard = 'status' in answer;
    const status = isHeard ? answer.status : 0;
    const text = isHeard ? new TextDecoder().decode(answer.body) : answer.networkError;
    const verdict = status >= 200 && status < 300 ? 'taken' : status === 409 ? 'refused' : 'failed';
    const refused = verdict === 'taken' ? null : text;
    const what = `a request to unlock it for sale ${saleId}`;
    this.#log({ kind: 'activation', gatewayId, serial, what, status, text, verdicts: [{ verdict }], refused });
  }

  #log(line: Omit<DeskLine, 'no' | 'at'>): DeskLine {
    this.#count += 1;
    const logged = { no: this.#count, at: this.#parts.now(), ...line };
    this.#lines.unshift(logged);
    this.#lines.length = Math.min(this.#lines.length, LINES_KEPT);
    this.#parts.changed();
    return logged;
  }
}

/** The demo's definition of this gateway, as long as its row still has the same format. */
function demoOf({ id, format }: GatewayRow): DemoGateway | undefined {
  return DEMO_GATEWAYS.find((demo) => demo.id === id && demo.format === format);
}
