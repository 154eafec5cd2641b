/** What belongs to one turn of a customer, and what never does. */
import { asTurn, gatherBursts } from '../../../src/core/chat/bursts';
import type { Content, HubEvent, MessageEvent } from '../../../src/core/events';

const message = (id: string, content: Content, phone = '628111'): MessageEvent => ({
  kind: 'message',
  ...{ id, source: 'meta', from: { phone, userId: '' }, name: '', contextId: '', content, referral: null },
  receivedAtMs: 1,
});
const text = (id: string, words: string, phone?: string) => message(id, { type: 'text', text: words }, phone);
const nothing = () => false;
const followed = (events: readonly HubEvent[]) =>
  events.flatMap((event) => (event.kind === 'message' && event.isFollowed ? [event.id] : []));
const said = (event: HubEvent | undefined) =>
  event?.kind === 'message' && asTurn(event).content.type === 'text' ? asTurn(event).content : null;

test('texts of one person are one turn, those of another are not', () => {
  const events = gatherBursts([text('a', 'halo'), text('x', 'mau servis', '628222'), text('b', 'mau beli')], nothing);
  expect(followed(events)).toEqual(['a']);
  expect(said(events[2])).toEqual({ type: 'text', text: 'halo\nmau beli' });
  expect(said(events[1])).toEqual({ type: 'text', text: 'mau servis' });
});

test('a message that came twice is followed by nothing: one of them is answered', () => {
  expect(followed(gatherBursts([text('a', 'mau beli'), text('a', 'mau beli')], nothing))).toEqual([]);
});

test('a repetition of an old message takes no new one with it', () => {
  const events = gatherBursts([text('new', 'mau beli'), text('old', 'halo')], (id) => id === 'old');
  expect(followed(events)).toEqual([]);
  expect(said(events[0])).toEqual({ type: 'text', text: 'mau beli' });
});

test('of a long turn the newest words are read', () => {
  const events = gatherBursts([text('a', 'cerita '.repeat(300)), text('b', 'mau beli')], nothing);
  const turn = said(events[1]);
  expect(turn?.type === 'text' && turn.text.length).toBeLessThanOrEqual(1_500);
  expect(turn?.type === 'text' && turn.text.endsWith('mau beli')).toBe(true);
});
