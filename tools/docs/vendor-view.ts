/** What goes between the hub and Mekari: each exchange once, for the picture, docs/MEKARI.md and docs/openapi.yaml. */
type Party = 'Customer' | 'WhatsApp' | 'Qontak Chat' | 'Dealer Hub' | 'Qontak CRM';

export interface Exchange {
  readonly from: Party;
  readonly to: Party;
  readonly what: string;
  readonly when: string;
  /** Who owns the data from there on. */
  readonly owner: string;
  /** What both sides rely on. */
  readonly promise: string;
}

/** Column and row on the sheet. */
export const PARTIES: Readonly<Record<Party, readonly [number, number]>> = {
  Customer: [0, 0],
  WhatsApp: [1.4, 0],
  'Qontak Chat': [2.8, 1],
  'Dealer Hub': [1.4, 2.6],
  'Qontak CRM': [3.6, 2.8],
};

export const EXCHANGES: readonly Exchange[] = [
  { from: 'Customer', to: 'WhatsApp', what: 'a message', when: 'any time', owner: 'customer', promise: '–' },
  { from: 'WhatsApp', to: 'Qontak Chat', what: 'the message, to the room of the number', when: 'at once', owner: 'Qontak holds the chat', promise: 'Meta’s' },
  { from: 'Qontak Chat', to: 'Dealer Hub', what: 'webhook: message of a customer, agent or broadcast; status; room resolved', when: 'at once', owner: 'the hub holds lead and timeline', promise: 'answered “ok” within 5 s; the same event twice is one; not known whether a failed one is sent again (LIVE_CHECKS)' },
  { from: 'Dealer Hub', to: 'Qontak Chat', what: 'message, buttons, list, file, template', when: 'within 2 s of the turn', owner: 'Qontak holds the chat', promise: 'templates at most 60 a minute; 429 is waited for' },
  { from: 'Dealer Hub', to: 'Qontak Chat', what: 'assign the room to the winner, take others out, resolve', when: 'at claim, hand-over, close', owner: 'the hub decides, the room shows it', promise: 'read back until the room has that agent and no other' },
  { from: 'Dealer Hub', to: 'Qontak CRM', what: 'contact, deal, notes', when: 'each minute, ten leads a slice', owner: 'people own what they edit there', promise: 'nothing twice; a stage that a person moved is left alone' },
]; // biome-ignore format: a table
