/** What docs/SECURITY.md, OPERATE.md and PRIVACY.md say is proved by a test has that test. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGES = ['SECURITY.md', 'OPERATE.md', 'PRIVACY.md'];

interface Claim {
  readonly page: string;
  readonly file: string;
  /** Beginnings of the tests' names that stand behind the file. */
  readonly names: readonly string[];
}

const claims = PAGES.filter((page) => existsSync(join('docs', page))).flatMap((page) => claimsIn(page));

function claimsIn(page: string): Claim[] {
  const text = readFileSync(join('docs', page), 'utf8');
  return [...text.matchAll(/`(test\/[^`]+\.test\.ts)`((?:,? “(?:[^“”]|“[^“”]*”)+”)*)/g)].map(
    ([, file = '', quoted = '']) => ({
      page,
      file,
      names: [...quoted.matchAll(/“((?:[^“”]|“[^“”]*”)+)”/g)].map(([, name = '']) => name),
    }),
  );
}

test('there is something to look at', () => {
  expect(claims.length).toBeGreaterThan(40);
});

test.each(claims.map((claim) => [`${claim.page}: ${claim.file}`, claim] as const))('%s', (_, { file, names }) => {
  expect(existsSync(file)).toBe(true);
  const source = readFileSync(file, 'utf8');
  for (const name of names) expect([name, source.includes(name)]).toEqual([name, true]);
});

test('what is linked from these pages is there', () => {
  const dead = PAGES.flatMap((page) => {
    const text = readFileSync(join('docs', page), 'utf8');
    return [...text.matchAll(/\]\(([\w./-]+\.md)(?:#[\w-]+)?\)/g)].flatMap(([, path = '']) =>
      existsSync(join('docs', path)) ? [] : [`${page}: ${path}`],
    );
  });
  expect(dead).toEqual([]);
});
