/** A host that no fake service knows does not exist. */
import { createWorld } from '../../../local/world/world';
import { testWorld } from './graph-client';

test('The outside world knows Graph, and answers for every other host as UrlFetchApp does for none', () => {
  const { world } = testWorld();
  const outside = createWorld([world.handle]);
  const get = (url: string) => outside({ url, method: 'get', headers: {} });
  expect(get('https://graph.facebook.com/v25.0/me')).toMatchObject({ status: 401 });
  expect(get('https://example.invalid/x')).toEqual({ networkError: 'DNS error: https://example.invalid/x' });
});
