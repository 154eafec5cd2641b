/** Faults that can be switched on, so that one sees what the hub does when the world around it fails. */
import type { FaultView } from './fault-view';
import type { Call, CallFault } from './runtime-contract';

interface FaultKind {
  readonly id: string;
  readonly what: string;
  /** Switches itself off after it has happened once. */
  readonly once?: boolean;
}

const KINDS = [
  { id: 'whatsapp-refuses', what: 'WhatsApp refuses every message (131000, something went wrong)' },
  { id: 'sheets-busy', what: 'Google Sheets is busy: its API fails' },
  { id: 'slots-full', what: 'All 30 execution slots are taken: Google answers in the hub’s place' },
  { id: 'crash-after-commit', what: 'The next execution that commits dies right after it', once: true },
  { id: 'properties-down', what: 'The property store is down' },
] as const satisfies readonly FaultKind[];

export type FaultId = (typeof KINDS)[number]['id'];

export const FAULT_IDS: readonly string[] = KINDS.map(({ id }) => id);

/** In the platform's words: https://developers.google.com/workspace/sheets/api/troubleshoot-api-errors */
const SHEETS_BUSY = 'API call to sheets.spreadsheets failed with error: The service is currently unavailable.';

export class Faults {
  readonly #on = new Map<string, number>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  view(): FaultView[] {
    return KINDS.map((kind: FaultKind) => ({
      ...{ id: kind.id, what: kind.what, once: kind.once === true },
      on: this.#on.has(kind.id),
      happened: this.#on.get(kind.id) ?? 0,
    }));
  }

  switch(id: string, to: 'on' | 'off'): void {
    if (to === 'on') this.#on.set(id, 0);
    else this.#on.delete(id);
    this.#changed();
  }

  allOff(): void {
    this.#on.clear();
    this.#changed();
  }

  /** True when the fault is on: it happens now. */
  happens(id: FaultId): boolean {
    const before = this.#on.get(id);
    if (before === undefined) return false;
    if (KINDS.some((kind: FaultKind) => kind.id === id && kind.once)) this.#on.delete(id);
    else this.#on.set(id, before + 1);
    this.#changed();
    return true;
  }

  /** For the runtime: the fault of a service call, if any. */
  readonly intercept = ({ kind, when }: Call): CallFault | undefined => {
    if (when === 'after')
      return kind === 'sheets.batchUpdate' && this.happens('crash-after-commit') ? 'crash' : undefined;
    if (kind.startsWith('sheets.batch') && this.happens('sheets-busy')) return { error: SHEETS_BUSY };
    return kind.startsWith('properties.') && this.happens('properties-down') ? 'storage down' : undefined;
  };

  /** For the runtime: how many slots something else has taken. */
  readonly slotsTaken = (): number => (this.happens('slots-full') ? ALL_SLOTS : 0);
}

const ALL_SLOTS = 30;
