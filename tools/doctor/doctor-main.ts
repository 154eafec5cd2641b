/** `npm run doctor`: is this deployment well, and if not, what is to be done? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, lines, skipped, wrong } from './check.ts';
import { checkHub } from './check-hub.ts';
import { checkRelay, checkTemplates, checkVersions } from './check-outside.ts';
import { checkProject } from './check-project.ts';

const OPTIONS = ['--url', '--key', '--relay', '--relay-key', '--waba'] as const;
type Option = (typeof OPTIONS)[number];

function readOptions(words: readonly string[]): Partial<Record<Option, string>> | string {
  const options: Partial<Record<Option, string>> = {};
  for (let at = 0; at < words.length; at += 2) {
    const name = OPTIONS.find((each) => each === words[at]);
    const value = words[at + 1];
    if (!name) return `Unknown option ${words[at]}. Known are ${OPTIONS.join(', ')} and --help.`;
    if (!value) return `${name} needs a value.`;
    options[name] = value;
  }
  return options;
}

async function examine(options: Partial<Record<Option, string>>): Promise<Finding[]> {
  const { env } = process;
  const root = env.DEALER_HUB_ROOT ?? process.cwd();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const project = checkProject(root);
  const url = options['--url'] ?? env.HUB_URL ?? '';
  const asked = {
    url,
    key: options['--key'] ?? env.WEBHOOK_KEY ?? '',
    verifyToken: env.META_VERIFY_TOKEN ?? '',
    version,
  };
  return [
    ...project,
    project[0]?.state === 'well' ? await checkVersions() : skipped('Versions', 'this folder is bound to no script'),
    ...(url === '' ? [skipped('Web app', 'give its address (--url …/exec) to look at it')] : await checkHub(asked)),
    await checkRelay(options['--relay'] ?? '', options['--relay-key'] ?? env.PROBE_KEY ?? ''),
    await checkTemplates({
      id: options['--waba'] ?? '',
      token: env.META_ACCESS_TOKEN ?? '',
      api: env.META_GRAPH_URL ?? 'https://graph.facebook.com/v25.0',
    }),
  ];
}

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(options);
  process.exitCode = 2;
} else {
  const findings = await examine(options).catch((error: unknown) => [
    wrong(
      'Doctor',
      error instanceof Error ? error.message : String(error),
      'Run it in the project’s folder, after npm test has installed everything.',
    ),
  ]);
  for (const line of lines(findings)) console.log(line);
  const count = findings.filter(({ state }) => state === 'wrong').length;
  console.log(count === 0 ? 'Nothing is wrong.' : `${count} ${count === 1 ? 'thing is' : 'things are'} wrong.`);
  process.exitCode = count === 0 ? 0 : 1;
}
