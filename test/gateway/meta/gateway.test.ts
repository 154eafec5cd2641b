/** What goes out by Meta: the request of each message, its limits, and what an answer means. */
import type { Outgoing } from '../../../src/core/events';
import { buildMessage } from '../../../src/integrations/meta/build-message';
import { limitProblem } from '../../../src/integrations/meta/check-limits';
import { createMetaGateway } from '../../../src/integrations/meta/gateway';

describe('sending', () => {
  const gateway = createMetaGateway({ apiVersion: 'v25.0', phoneNumberId: '1', accessToken: 't' });
  const answer = (status: number, body: unknown) => gateway.readAnswer({ status, body: JSON.stringify(body) }, 1);
  const refusal = (code: number) => answer(400, { error: { code, message: 'no', error_data: { details: 'why' } } });

  test('a user ID goes as recipient, digits as to', () => {
    expect(buildMessage({ to: '62812', content: { type: 'text', body: 'x' }, outboxId: 'o-1' })).toMatchObject({
      to: '62812',
      biz_opaque_callback_data: 'o-1~s',
    });
    expect(buildMessage({ to: 'ID.abc', content: { type: 'text', body: 'x' }, outboxId: 'o-1' })).toMatchObject({
      recipient: 'ID.abc',
    });
  });

  test('options of one title are told apart, of one ID the first is offered', () => {
    const name = 'Volta V1 City Listrik Baru';
    const rows = [
      { id: 'model:S3', title: name.slice(0, 24) },
      { id: 'model:V1', title: name.slice(0, 24) },
      { id: 'model:V1', title: 'V1 once more' },
      { id: 'model:V9', title: name.slice(0, 24) },
    ];
    const request = gateway.buildRequest({
      to: '62812',
      content: { type: 'list', body: 'Model?', button: 'Pilih', rows },
      outboxId: 'o-1',
    });
    const sent = 'body' in request ? JSON.parse(request.body ?? '') : request;
    expect(sent.interactive.action.sections[0].rows).toEqual([
      { id: 'model:S3', title: 'Volta V1 City Listrik Ba' },
      { id: 'model:V1', title: 'Volta V1 City Listri (2)' },
      { id: 'model:V9', title: 'Volta V1 City Listri (3)' },
    ]);
  });

  test('media goes on by its id, places by their point, and an answer quotes what it answers', () => {
    const medium = { type: 'media', mediaId: '65', caption: 'Andi: foto', filename: 'a.pdf' } as const;
    const built = (content: Outgoing, quote?: string) => buildMessage({ to: '62812', content, outboxId: 'o-1', quote });
    expect(built({ ...medium, media: 'image' }, 'wamid.Q')).toMatchObject({
      type: 'image',
      image: { id: '65', caption: 'Andi: foto' },
      context: { message_id: 'wamid.Q' },
    });
    expect(built({ ...medium, media: 'document' })).toMatchObject({
      document: { id: '65', caption: 'Andi: foto', filename: 'a.pdf' },
    });
    expect(built({ ...medium, media: 'audio', caption: '' })).toMatchObject({ type: 'audio', audio: { id: '65' } });
    expect(built({ type: 'location', latitude: -6.2, longitude: 106.8, name: 'Andi' })).toMatchObject({
      type: 'location',
      location: { latitude: -6.2, longitude: 106.8, name: 'Andi' },
    });
    expect(built({ type: 'text', body: 'x' })).not.toHaveProperty('context');
  });

  test.each<[string, Outgoing, string]>([
    ['no media id', { type: 'media', media: 'image', mediaId: '', caption: '', filename: '' }, 'no media id'],
    [
      'a captioned voice note',
      { type: 'media', media: 'audio', mediaId: '1', caption: 'x', filename: '' },
      'no caption',
    ],
    [
      'a caption of 1,025 characters',
      { type: 'media', media: 'video', mediaId: '1', caption: 'x'.repeat(1025), filename: '' },
      '1025 characters',
    ],
    ['a place beyond the pole', { type: 'location', latitude: 91, longitude: 0, name: '' }, 'no place'],
  ])('%s is not sent', (_, content, words) => {
    expect(limitProblem(content)).toContain(words);
  });

  test('what WhatsApp would refuse is not sent, and says why', () => {
    const button = { id: 'a', title: 'Beli' };
    expect(limitProblem({ type: 'text', body: '' })).toBe('text is empty');
    expect(limitProblem({ type: 'text', body: 'x'.repeat(4097) })).toContain('4097 characters');
    for (const twin of [
      { id: 'a', title: 'Other' },
      { id: 'b', title: 'Beli' },
    ]) {
      expect(limitProblem({ type: 'buttons', body: 'x', buttons: [button, twin] })).toContain('same id or title');
    }
    expect(limitProblem({ type: 'buttons', body: 'x', buttons: [button, button] })).toContain('same id or title');
    expect(
      limitProblem({ type: 'buttons', body: 'x', buttons: [1, 2, 3, 4].map((n) => ({ id: `${n}`, title: `${n}` })) }),
    ).toContain('1 to 3');
    expect(limitProblem({ type: 'buttons', body: 'x', buttons: [{ id: 'a', title: 'x'.repeat(21) }] })).toContain(
      'button title',
    );
    expect(limitProblem({ type: 'list', body: 'x', button: 'b', rows: [] })).toContain('0 rows');
    expect(limitProblem({ type: 'template', name: 't', language: 'id', parameters: ['a\nb'], payloads: [] })).toContain(
      'line breaks',
    );
    const empty = { to: '62812', content: { type: 'text', body: '' }, outboxId: 'o-1' } as const;
    expect(gateway.buildRequest(empty)).toEqual({ reason: 'content', problem: 'text is empty' });
  });

  test('an accepted message has WhatsApp’s id', () => {
    expect(answer(200, { messages: [{ id: 'wamid.1' }] })).toEqual({ kind: 'sent', providerId: 'wamid.1' });
  });

  test.each([
    [130429, 'retry'],
    [131056, 'retry'],
    [80007, 'retry'],
    [131000, 'unclear'],
    [190, 'failed'],
    [131026, 'failed'],
    [132001, 'failed'],
    [131048, 'failed'],
    [999999, 'failed'],
  ])('code %i is %s', (code, kind) => {
    expect(refusal(code).kind).toBe(kind);
  });

  test('no answer, or one that cannot be read, is unclear and never blindly repeated', () => {
    expect(gateway.readAnswer({ status: 0, body: '' }, 1).kind).toBe('unclear');
    expect(gateway.readAnswer({ status: 502, body: '<html>' }, 1).kind).toBe('unclear');
  });

  test('token, account and template faults tell somebody, a phone without WhatsApp does not', () => {
    expect(refusal(190)).toMatchObject({ alert: true });
    expect(refusal(132016)).toMatchObject({ alert: true });
    expect(refusal(131026)).toMatchObject({ alert: false });
    expect(refusal(131047)).toMatchObject({ reason: 'window-closed', alert: false });
    expect(refusal(200)).toMatchObject({ reason: 'account', alert: true });
  });
});
