/** What surrounds the hub: the relay, the templates at Meta, and how many versions of the script are used up. */
import { approvedTemplates, optionalTemplates } from '../../local/server/templates.ts';
import { ClaspProblem, claspJson } from '../deploy/clasp.ts';
import { type Finding, skipped, verdict, wrong } from './check.ts';
import { get, parsed } from './check-hub.ts';

/** https://developers.google.com/apps-script/guides/services/quotas */
const MOST_VERSIONS = 200;
const MANY_VERSIONS = 180;

export async function checkVersions(): Promise<Finding> {
  const name = 'Versions';
  try {
    const versions = await claspJson(['list-versions']);
    const count = Array.isArray(versions) ? versions.length : 0;
    const says = `${count} of ${MOST_VERSIONS} versions are used.`;
    const cure = 'Script editor → Project history → ⋮ → Delete old ones. At 200 nothing can be deployed.';
    return verdict(name, count >= MANY_VERSIONS ? [says] : [], cure, says);
  } catch (error) {
    if (!(error instanceof ClaspProblem)) throw error;
    return wrong(name, 'clasp could not ask Google.', error.message.split('\n').slice(-1)[0] ?? 'Run: npx clasp login');
  }
}

export async function checkRelay(url: string, key: string): Promise<Finding> {
  const name = 'Relay';
  if (url === '') return skipped(name, 'give its address (--relay) to look at it; without one, see docs/RELAY.md');
  if (key === '') return skipped(name, 'give its PROBE_KEY (--relay-key, or in the environment) to look at it');
  const answer = await get(`${url.replace(/\/$/, '')}/health?key=${encodeURIComponent(key)}`);
  if (!answer) return wrong(name, `${url} does not answer.`, 'Is it deployed? docs/RELAY.md, “Cloudflare Workers”.');
  const health = parsed(answer.body);
  if (!health)
    return wrong(
      name,
      `It answers ${answer.status} and no health.`,
      answer.status === 503
        ? 'It does not reach the hub: check its HUB_URL and RELAY_SECRET.'
        : 'Check PROBE_KEY: the same here and in the relay’s secrets.',
    );
  const says = 'The relay works; what it reports of the hub is not well.';
  return verdict(
    name,
    answer.status === 200 ? [] : [says],
    'Cure what is said of the hub above.',
    'passes on what the hub says',
  );
}

interface Account {
  readonly id: string;
  readonly token: string;
  /** Of the Graph API. */
  readonly api: string;
}

export async function checkTemplates({ id, token, api }: Account): Promise<Finding> {
  const name = 'Templates at Meta';
  if (id === '' || token === '')
    return skipped(name, 'give the account (--waba) and its token (META_ACCESS_TOKEN) to look at them');
  const fields = 'fields=name,language,status&limit=250';
  const answer = await get(`${api}/${id}/message_templates?${fields}`, { authorization: `Bearer ${token}` });
  const known = parsed(answer?.body);
  if (!answer) return wrong(name, 'Meta does not answer.', 'Try again in a minute.');
  if (answer.status === 401 || answer.status === 400 || answer.status === 403)
    return wrong(name, 'Meta refuses the token or the account.', 'docs/OPERATE.md, “The token has expired”.');
  if (!Array.isArray(known?.data)) return wrong(name, 'Meta’s answer cannot be read.', 'Try again in a minute.');
  const rows = known.data as readonly {
    readonly name?: string;
    readonly language?: string;
    readonly status?: string;
  }[];
  const statusOf = (wanted: (typeof approvedTemplates)[number]) =>
    rows.find((row) => row.name === wanted.name && row.language === wanted.language)?.status;
  const wrongs = approvedTemplates.flatMap((wanted) => {
    const status = statusOf(wanted);
    const what = `${wanted.name} (${wanted.language})`;
    if (status === undefined) return optionalTemplates.has(wanted.name) ? [] : [`${what} is missing.`];
    return status === 'APPROVED' ? [] : [`${what} is ${status.toLowerCase()}.`];
  });
  return verdict(
    name,
    wrongs,
    'docs/OPERATE.md, “A template is paused”; docs/MESSAGES.md has each text.',
    `${approvedTemplates.filter((wanted) => statusOf(wanted) === 'APPROVED').length} approved`,
  );
}
