/** The licence of every package in the lock file, and which of them are part of what is deployed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface Package {
  readonly name: string;
  readonly version: string;
  /** As npm tells it; '' when it does not. */
  readonly licence: string;
  readonly resolved: string;
  readonly integrity: string;
  /** It wants to run something when it is installed. */
  readonly hasInstallScript: boolean;
}

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { version?: string; license?: string; resolved?: string; integrity?: string; hasInstallScript?: boolean }
    >
  >;
}

export function lockedPackages(root: string): Package[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  return Object.entries(packages).flatMap(([path, each]) => {
    if (path === '') return [];
    const own = join(root, path, 'package.json');
    const manifest =
      each.license || !existsSync(own)
        ? {}
        : (JSON.parse(readFileSync(own, 'utf8')) as { license?: unknown; licenses?: unknown });
    const said = each.license ?? JSON.stringify(manifest.license ?? manifest.licenses ?? '');
    return [
      {
        name: path.replace(/^.*node_modules\//, ''),
        version: each.version ?? '',
        licence: said.replace(/^""$/, ''),
        resolved: each.resolved ?? '',
        integrity: each.integrity ?? '',
        hasInstallScript: each.hasInstallScript === true,
      },
    ];
  });
}

/** Names of the packages whose code is in the bundle of this entry. */
export async function packagesIn(root: string, entry: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'error',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: 'build',
  });
  const names = Object.keys(metafile.inputs).flatMap((path) => {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(path) ?? [];
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)].sort();
}
