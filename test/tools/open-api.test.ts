/** docs/openapi.json says what the web app serves, and nothing else. */
import { readFileSync } from 'node:fs';
import { openApi } from '../../tools/docs/open-api';

const document = JSON.parse(openApi()) as { paths: Record<string, object>; components: { schemas: object } };

test('every reference leads somewhere', () => {
  const references = [...openApi().matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
  expect(references.length).toBeGreaterThan(0);
  for (const name of references) expect(document.components.schemas).toHaveProperty(name);
});

test('it has each source that the web app says it knows', () => {
  const routes = readFileSync('src/http/routes.ts', 'utf8');
  const known = /Known: ([\w, ]+)\./.exec(routes)?.[1]?.split(', ') ?? [];
  const described = Object.keys(document.paths).flatMap((path) => path.split('?source=')[1] ?? []);
  expect(described.sort()).toEqual(known.sort());
});
