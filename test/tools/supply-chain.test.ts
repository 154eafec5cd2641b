/** What is installed comes from one place, is what it was, runs nothing on the way, and may be used. */
import { lockedPackages, packagesIn } from '../../tools/ops/licences';

const packages = lockedPackages(process.cwd());

/** Free to use in a product, without a duty to publish it. */
const MAY_BE_USED = /^\(?(MIT|ISC|0BSD|BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-[34]\.0)\b/;

test('every package carries its hash, and none comes from elsewhere than the registry', () => {
  const odd = packages.filter(
    ({ resolved, integrity }) =>
      (resolved !== '' && !resolved.startsWith('https://registry.npmjs.org/')) || !integrity.startsWith('sha512-'),
  );
  expect(odd.map(({ name }) => name)).toEqual([]);
});

test('no install script is needed: those few that have one have their program as a package of its own', () => {
  const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
  const prebuilt: Readonly<Record<string, RegExp>> = {
    '@parcel/watcher': /^@parcel\/watcher-/,
    esbuild: /^@esbuild\//,
    'unrs-resolver': /^@unrs\/resolver-binding-/,
  };
  expect(scripted.sort()).toEqual(Object.keys(prebuilt).sort());
  for (const own of Object.values(prebuilt))
    expect(packages.filter(({ name }) => own.test(name)).length).toBeGreaterThan(4);
});

/** MPL-2.0 asks for the sources of a file that is changed and passed on: this one only tests, as it comes. */
const ONLY_TESTS: readonly string[] = ['axe-core'];

test('every licence allows the use', () => {
  const others = packages.filter(
    ({ name, licence }) => !MAY_BE_USED.test(licence) && !licence.includes('LICENSE-MIT') && !ONLY_TESTS.includes(name),
  );
  expect(others.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
});

test('what runs at Google holds two small packages, and the relay none', async () => {
  expect(await packagesIn(process.cwd(), 'src/main.ts')).toEqual(['@noble/hashes', 'canonicalize']);
  expect(await packagesIn(process.cwd(), 'relay/relay.ts')).toEqual([]);
});
