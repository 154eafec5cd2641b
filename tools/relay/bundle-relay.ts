/** The relay as one file for each host, as it is deployed. */
import { build } from 'esbuild';

export const HOSTS = ['cloudflare', 'deno', 'node'] as const;

/** Text of the module, minified. */
export async function bundleRelay(host: (typeof HOSTS)[number], root = process.cwd()): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`relay/hosts/${host}.ts`],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: host === 'node' ? 'node' : 'neutral',
    legalComments: 'none',
  });
  return outputFiles[0]?.text ?? '';
}
