/** `npm run licences`. */
import { lockedPackages, packagesIn } from './licences.ts';

const root = process.cwd();
const all = lockedPackages(root);
const licenceOf = (name: string) => all.find((each) => each.name === name)?.licence ?? '?';
for (const entry of ['src/main.ts', 'src/pages/console/main.tsx', 'src/pages/dealer/main.tsx', 'relay/relay.ts']) {
  const names = await packagesIn(root, entry);
  console.log(`${entry}: ${names.map((name) => `${name} (${licenceOf(name)})`).join(', ') || 'no package'}`);
}
const byLicence = new Map<string, typeof all>();
for (const each of all) byLicence.set(each.licence, [...(byLicence.get(each.licence) ?? []), each]);
console.log('\nInstalled for building and testing:');
for (const [licence, packages] of [...byLicence].sort(([, a], [, b]) => b.length - a.length))
  console.log(
    `${String(packages.length).padStart(4)}  ${licence || '(none said)'}${packages.length < 4 ? `: ${packages.map(({ name }) => name).join(', ')}` : ''}`,
  );
