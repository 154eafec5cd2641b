/** The daily mail against what mail clients support, as caniemail.com knows it. */
import { spawnSync } from 'node:child_process';

/** What is missing there and does no harm: the element is dropped and its content shown, the attribute is passed over. */
const HARMLESS = ['<body> element', 'role attribute'];

test('Gmail, Outlook and Apple Mail support everything that the digest leans on', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['tools/build/check-mail.mjs', 'dist/Digest.html'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const missing = JSON.parse(stdout) as Record<string, readonly string[]>;
  const harmful = Object.entries(missing).flatMap(([client, titles]) =>
    titles.filter((title) => !HARMLESS.includes(title)).map((title) => `${client}: ${title}`),
  );
  expect(harmful).toEqual([]);
});
