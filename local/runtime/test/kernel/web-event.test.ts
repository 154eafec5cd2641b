import { webEvent } from '../../kernel/web-event';

test('a GET without a query has empty parameters and a content length of -1', () => {
  expect(webEvent({ method: 'GET', url: '/exec' }, '')).toEqual({
    contextPath: '',
    parameter: {},
    parameters: {},
    queryString: '',
    contentLength: -1,
  });
});

test('a parameter that comes twice keeps its first value, and all of them in parameters', () => {
  const event = webEvent({ method: 'GET', url: '/exec' }, 'hub.mode=subscribe&k=1&k=2');
  expect(event.parameter).toEqual({ 'hub.mode': 'subscribe', k: '1' });
  expect(event.parameters).toEqual({ 'hub.mode': ['subscribe'], k: ['1', '2'] });
  expect(event).not.toHaveProperty('postData');
});

test('a POST without a body has no postData at all', () => {
  const event = webEvent({ method: 'POST', url: '/exec' }, 'k=v');
  expect(event.contentLength).toBe(0);
  expect(event).not.toHaveProperty('postData');
});

test('a JSON body is only in postData, and its length counts bytes', () => {
  const event = webEvent(
    { method: 'POST', url: '/exec', body: '{"a":"é"}', contentType: 'application/json; charset=utf-8' },
    '',
  );
  expect(event.parameter).toEqual({});
  expect(event.postData).toEqual({ contents: '{"a":"é"}', length: 10, name: 'postData', type: 'application/json' });
  expect(event.contentLength).toBe(10);
});

test('the fields of a form join those of the query', () => {
  const event = webEvent(
    { method: 'POST', url: '/exec', body: 'name=Ani+B&k=2', contentType: 'application/x-www-form-urlencoded' },
    'k=1',
  );
  expect(event.parameters).toEqual({ k: ['1', '2'], name: ['Ani B'] });
  expect(event.postData?.contents).toBe('name=Ani+B&k=2');
});

test('JSON that is sent without saying so becomes the name of a parameter', () => {
  const event = webEvent({ method: 'POST', url: '/exec', body: '{"key1":"v"}' }, '');
  expect(event.parameter).toEqual({ '{"key1":"v"}': '' });
  expect(event.postData?.contents).toBe('{"key1":"v"}');
});

test('a parameter may have any name', () => {
  const event = webEvent({ method: 'GET', url: '/exec' }, '__proto__=x&constructor=y');
  expect(Object.entries(event.parameter)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
});
