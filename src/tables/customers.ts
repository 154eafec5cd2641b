/** One person who writes in, whatever number or user name they write from. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';

export const CHAT_STEPS = ['INTENT', 'MODEL', 'LOCATION', 'HANDED_OVER', 'WITH_DEALER', 'CLOSED'] as const;
export type ChatStep = (typeof CHAT_STEPS)[number];

export const customers = defineTable({
  name: 'Customers',
  role: 'growing',
  key: 'id',
  purpose: 'One row for each person who writes to the brand. The hub writes it; staff read it.',
  columns: {
    id: hub.text('Customer ID', 'C- and a running number.'),
    name: hub.text('Customer name', 'The profile name at the first message.'),
    phone: hub.phone('Phone', 'International form, without it when the customer hides the number.'),
    userId: hub.text('WhatsApp user ID', 'The business-scoped user ID (BSUID) when WhatsApp sends one.'),
    language: hub.choice('Language', ['id', 'en'], 'The language the hub answers in.'),
    optedOut: hub.boolean('Opted out', 'Asked for no more messages (STOP, BERHENTI).'),
    step: hub.choice('Chat step', CHAT_STEPS, 'What the chatbot is waiting for.'),
    intent: hub.choice('Intent', ['BUY', 'TEST_RIDE', 'SERVICE'], 'What the customer asked for in this conversation.'),
    modelId: hub.text('Model ID', 'The model picked in this conversation.'),
    reprompts: hub.integer('Reprompts', 'How often in a row the answer was not understood.'),
    leadId: hub.text('Current lead', 'The lead this conversation belongs to.'),
    channel: hub.text('First channel', 'Where the very first message came from. Never changes.'),
    campaign: hub.text('First campaign', 'Code or ad id of the very first message.'),
    firstSeenAt: hub.dateTime('First seen', 'When the first message arrived.'),
    lastMessageAt: hub.dateTime('Last message', 'Opens the 24-hour window for free messages.'),
    carrier: hub.text('Reached by', 'The provider, number and room by which the customer wrote last.'),
    mergedInto: hub.text('Same person as', 'The customer this one turned out to be; that row goes on.'),
    numberAskedAt: hub.dateTime('Number asked', 'When the hidden number was asked for. Blank once it was answered.'),
    setApartFrom: hub.text('Set apart from', 'The customer that staff said is somebody else.'),
    isSomebodyElse: staff.boolean(
      'Somebody else',
      'Tick it in a row that says “Same person as”: the two are separate again. Untick it, and they may be joined again.',
    ),
  },
});

export type Customer = RowOf<typeof customers>;
export type Language = 'id' | 'en';
export type Intent = 'BUY' | 'TEST_RIDE' | 'SERVICE';
