/** What the deployed hub reports from outside and with its key, and whether a webhook would get through. */
import { type Finding, skipped, verdict, well, wrong } from './check.ts';

export interface Asked {
  readonly url: string;
  readonly key: string;
  /** '' when it is not known. */
  readonly verifyToken: string;
  /** Of package.json. */
  readonly version: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Null without an answer. Follows Google's redirect. */
export async function get(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string } | null> {
  try {
    const answer = await fetch(url, { headers, redirect: 'follow', signal: AbortSignal.timeout(60_000) });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return null;
  }
}

export function parsed(body: string | undefined): Json | null {
  try {
    const value: unknown = JSON.parse(body ?? '');
    return typeof value === 'object' && value !== null ? (value as Json) : null;
  } catch {
    return null;
  }
}

export async function checkHub(asked: Asked): Promise<Finding[]> {
  const answer = await get(asked.url);
  if (!answer)
    return [
      wrong(
        'Web app',
        `${asked.url} does not answer.`,
        'Is the address right, and this machine online? A local hub: npm start.',
      ),
    ];
  const health = parsed(answer.body);
  if (!health || typeof health.minuteTrigger !== 'string') return [notTheHub(answer.body)];
  return [
    well('Web app', `answers, version ${String(health.version)}`),
    versionOf(health, asked.version),
    triggerOf(health),
    faultOf(health),
    queueOf(health),
    ...capacityOf(health),
    ...(await behindTheKey(asked)),
  ];
}

function notTheHub(body: string): Finding {
  const [says, cure] = /accounts\.google|Sign in|login/i.test(body)
    ? [
        'Google asks for a sign-in: the web app is not open to anyone.',
        'Script editor → Deploy → Manage deployments: access “Anyone”, execute as “Me”.',
      ]
    : /too many|simultaneous/i.test(body)
      ? [
          'All 30 slots of the script are taken.',
          'Try again in a minute; if it stays so, put the relay in front (docs/RELAY.md).',
        ]
      : [
          'What answers is not the hub.',
          'Take the address that npm run deploy printed, up to /exec. If it is right, look at Executions in the script editor.',
        ];
  return wrong('Web app', says, cure);
}

function versionOf({ version }: Json, own: string): Finding {
  const isSame = String(version).split('+')[0] === own;
  const says = `The hub runs ${String(version)}, this folder is ${own}.`;
  return verdict(
    'Version',
    isSame ? [] : [says],
    'Run: npm run deploy (or check out what is deployed)',
    `${own}, as in this folder`,
  );
}

function triggerOf({ minuteTrigger }: Json): Finding {
  const cure =
    'In the workbook: Dealer Hub → Set up or repair. If it stays so: Triggers in the script editor, and permissions.';
  const says =
    minuteTrigger === 'never ran'
      ? 'It has never run.'
      : 'It has been silent for some minutes: Google switched it off, or its day’s 90 minutes are used up.';
  return verdict('Minute trigger', minuteTrigger === 'running' ? [] : [says], cure, 'runs');
}

function faultOf({ fault }: Json): Finding {
  const says = String(fault ?? '');
  return verdict(
    'Faults',
    says === '' ? [] : [says],
    'Do what the sentence says; docs/OPERATE.md has the ten likeliest.',
    'none',
  );
}

function queueOf({ waiting, oldestWaitingSeconds }: Json): Finding {
  const isOld = Number(oldestWaitingSeconds) > 300;
  const says = `${Number(waiting)} deliveries wait, the oldest for ${Number(oldestWaitingSeconds)} s.`;
  return verdict('Queue', isOld ? [says] : [], 'See “Sheets is down” in docs/OPERATE.md.', `${Number(waiting)} wait`);
}

function capacityOf({ capacity }: Json): Finding[] {
  const of = (capacity ?? null) as Json | null;
  if (!of) return [skipped('Quotas', 'measured each night; not yet')];
  const share = Number(of.cells) / Number(of.cellsLimit);
  const full = of.fullOn ? `, full on ${String(of.fullOn)} at this pace` : '';
  const says = `${Math.round(share * 100)} % of the workbook’s cells are used${full}.`;
  return [verdict('Quotas', share >= 0.7 ? [says] : [], 'docs/OPERATE.md, “The workbook is nearly full”.', says)];
}

async function behindTheKey({ url, key, verifyToken }: Asked): Promise<Finding[]> {
  if (key === '')
    return [
      skipped('Secrets, headers, settings', 'give the WEBHOOK_KEY (--key, or in the environment) to look at them'),
    ];
  const ask = (rest: string) => get(`${url}?source=selftest&key=${encodeURIComponent(key)}${rest}`);
  const answer = parsed((await ask('&probe=doctor'))?.body);
  if (answer?.error === 'wrong key')
    return [
      wrong(
        'Webhook key',
        'The hub does not know this key.',
        'Copy it anew: Dealer Hub → Secrets → WEBHOOK_KEY, Generate, copy, Save; then enter it at Meta, too.',
      ),
    ];
  if (answer?.ok !== true)
    return [
      wrong(
        'Secrets, headers, settings',
        'The hub could not look: it gave no answer in time, or Sheets or the property store refused.',
        'Try again in a minute.',
      ),
    ];
  const list = (name: string) => (Array.isArray(answer[name]) ? answer[name].map(String) : []);
  const unset = list('unset').map((name) => `${name} is not set.`);
  const tabs = list('tabs').map((name) => `The tab “${name}” is missing.`);
  return [
    verdict('Secrets', unset, 'Dealer Hub → Secrets (docs/DEPLOY.md, step 3).', 'all that are needed are set'),
    verdict('Tabs', tabs, 'Put a renamed tab’s name back, then: Dealer Hub → Set up or repair.', 'all are there'),
    verdict(
      'Headers',
      list('headers'),
      'Put the header back as it was; Ctrl+Z or Version history show it.',
      'all are there',
    ),
    ...(list('later').length > 0 ? [lacksLater(list('later'))] : []),
    verdict(
      'Settings',
      list('settings'),
      'Correct the cell in Settings; the last good value is in use meanwhile.',
      'all can be used',
    ),
    ...(Array.isArray(answer.bigQuery)
      ? [
          verdict(
            'BigQuery',
            list('bigQuery'),
            'docs/BIGQUERY.md has each step.',
            'the dataset is there and never expires',
          ),
        ]
      : []),
    await roundTrip(url, key),
    ...(await challenge(url, verifyToken)),
  ];
}

/** Nothing is wrong: the hub works without them. */
function lacksLater(tabs: readonly string[]): Finding {
  const says = `all that are needed are there; of later versions these are missing: ${tabs.join(' ')}`;
  return { ...well('Columns', says), cure: 'Dealer Hub → Set up or repair adds them.' };
}

/** A POST as WhatsApp makes it: it must be answered with 200 and no redirect. */
async function roundTrip(url: string, key: string): Promise<Finding> {
  const name = 'Webhook round trip';
  const word = `doctor${Date.now().toString(36)}`;
  const address = `${url}?source=selftest&key=${encodeURIComponent(key)}&probe=post&run=${word}`;
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body: '{}',
      redirect: 'manual',
      signal: AbortSignal.timeout(60_000),
    });
    const isHeard = answer.status === 200 && (await answer.text()).includes(word);
    const says = `A POST was answered with ${answer.status}, and not by the hub.`;
    return verdict(
      name,
      isHeard ? [] : [says],
      'Dealer Hub → Self-test of this deployment says more.',
      'a POST is taken, status 200',
    );
  } catch {
    return wrong(name, 'A POST got no answer.', 'Try again; then Dealer Hub → Self-test of this deployment.');
  }
}

async function challenge(url: string, token: string): Promise<Finding[]> {
  if (token === '') return [];
  const query = `source=meta&hub.mode=subscribe&hub.challenge=c0ffee&hub.verify_token=${encodeURIComponent(token)}`;
  const answer = await get(`${url}?${query}`);
  const says = 'The hub does not return Meta’s challenge for this META_VERIFY_TOKEN.';
  return [
    verdict(
      'Verification by Meta',
      answer?.body === 'c0ffee' ? [] : [says],
      'Save the same token in Dealer Hub → Secrets and at Meta.',
      'the challenge comes back',
    ),
  ];
}
