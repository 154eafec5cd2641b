/** Media ids: uploaded ones can be sent, received ones can be fetched, both with the token only. */
import { PHONE_NUMBER_ID, TOKEN, testWorld, text } from './graph-client';

const GRAPH = 'https://graph.facebook.com/v25.0';
const headers = { Authorization: `Bearer ${TOKEN}` };

describe('Media', () => {
  test('that was uploaded can be sent by its id', () => {
    const { request, send, world } = testWorld();
    const upload = request(
      '--b\r\nname="messaging_product"\r\n\r\nwhatsapp\r\nContent-Type: image/png\r\n\r\nxx\r\n--b--',
      {
        url: `${GRAPH}/${PHONE_NUMBER_ID}/media`,
        contentType: 'multipart/form-data; boundary=b',
      },
    );
    expect(upload.status).toBe(200);
    world.phone('6281234567890').say('Halo');
    expect(send('6281234567890', { type: 'image', image: { id: upload.json.id, caption: 'Look' } }).status).toBe(200);
    expect(world.messages().at(-1)?.content).toMatchObject({ type: 'media', kind: 'image', caption: 'Look' });
  });

  test('that a phone sent is described and downloaded in two steps', () => {
    const { world, values, request } = testWorld();
    world.phone('6281234567890').sendMedia('image', { caption: 'My bike' });
    const value = values()[0] as { messages: { image: { id: string; sha256: string } }[] };
    const { id, sha256 } = value.messages[0]?.image ?? { id: '', sha256: '' };
    const about = request({}, { url: `${GRAPH}/${id}`, method: 'get' });
    expect(about.json).toMatchObject({ id, mime_type: 'image/jpeg', sha256, messaging_product: 'whatsapp' });
    const file = world.handle({ url: about.json.url, method: 'get', headers });
    expect(file).toMatchObject({ status: 200, headers: { 'Content-Type': 'image/jpeg' } });
    expect(world.handle({ url: about.json.url, method: 'get', headers: {} })).toMatchObject({ status: 401 });
  });

  test('and everything else about the number is there or refused clearly', () => {
    const { request } = testWorld();
    const number = request({}, { url: `${GRAPH}/${PHONE_NUMBER_ID}`, method: 'get' });
    expect(number.json).toMatchObject({ id: PHONE_NUMBER_ID, status: 'CONNECTED' });
    expect(request(text('x'), { url: `${GRAPH}/${PHONE_NUMBER_ID}/nothing` }).json.error.code).toBe(100);
  });
});
