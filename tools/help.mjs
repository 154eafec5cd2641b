/** What `--help` of each command answers. `start` and `replay` have their own, where their options are read. */

/** Text by command; every command of run.mjs has one. */
export const HELP = {
  test: `npm test [-- options of Jest]

  Builds, then runs every test but those in a browser and those that run whole commands. Useful options:
  --testPathPatterns X   only files whose path contains X
  -t "words"             only tests whose name contains these words`,
  sweep: `npm run sweep [-- options of Jest]

  The tests that npm test runs on a sample, on everything they can try. Takes long.`,
  'test:browser': `npm run test:browser [-- options of Jest]

  The local page in a real Chromium: chromium on the path, or CHROMIUM_PATH.`,
  'test:commands': `npm run test:commands [-- options of Jest]

  Every command and every bench, run as a person starts it: deploy, doctor, mesh, replay and the others.`,
  check: `npm run check

  Types of every project, formatting and lint, who may import whom, and what nobody uses.`,
  build: `npm run build [-- --bigquery]

  Makes dist/ (what is pushed) and build/ (the local hub), and prints the bundle's size and how long it takes to evaluate.
  --bigquery   with BigQuery in the manifest (docs/BIGQUERY.md); for good: { "bigQuery": true } in .dealer-hub.json`,
  templates: `npm run templates

  Writes sheets-templates/ and the generated parts of docs/ anew, and says which files.`,
  understanding: `npm run understanding [-- --file FILE.jsonl | --train]

  How well the labelled messages are understood, by kind.
  --file FILE   messages of your own, in the form of test/understanding/messages.jsonl
  --train       makes the weights of the small model anew from those messages`,
  gateway: `npm run gateway -- --sign|--key --gateway ID --secret SECRET [--url URL] [--id ID] [--ts SECONDS] [--query a=1&b=2] [--dry] file.json

  Posts a file as a gateway would, to a local or a live hub, and prints the verdicts.
  --sign          signs the body, --key sends the secret in the address instead
  --gateway ID    the gateway's ID as in the tab Gateways
  --secret TEXT   its secret; may stand in GATEWAY_SECRET instead
  --url URL       the hub (default http://localhost:8080/exec)
  --id, --ts      the id and the time of the request (default: made up, now)
  --query TEXT    more parameters of the address
  --dry           prints the address only`,
  mcp: `npm run mcp (for a client: npm run --silent mcp, or node tools/run.mjs mcp)

  An MCP server on standard input and output: an assistant asks the hub in words. Reads only.
  HUB_LINK        the personal link to the console of whoever it asks for, as the hub sent it (docs/ASSISTANTS.md)`,
  mesh: `npm run mesh [-- --every 6h --folder FOLDER --ledger FILE|URL --notify-command COMMAND --no-code]

  Proves the ledger, files what the hub says in a dated folder under git, and compares the code at Google with dist/
  (docs/MESH.md). Says nothing while all is well; else one line, and exit code 1. HUB_LINK as for npm run mcp.
  --every 30m|6h|1d   again and again, until it is stopped; without it once
  --folder FOLDER     the archive, a git repository of its own (default .data/mesh)
  --ledger FILE|URL   an exported ledger, checked row by row against every head that was ever seen
  --notify-command C  run when something is wrong: the line is on its input and in MESH_MESSAGE
  --no-code           leaves the script at Google alone`,
  'ledger:verify': `npm run ledger:verify -- ledger.csv [--head NO:HASH …]

  Checks an exported Ledger tab (File → Download → CSV) without the hub. Exit code 0: it holds; 1: it does not; 2: not readable.
  --head NO:HASH   where the ledger ended at some time, as the log, the health answer or a digest recorded it`,
  sim: `npm run sim -- [--seeds N] [--seed S] [--story NAME] [--break SAFEGUARD]

  Seeded schedules against the real bundle: crashes, faults, races. A seed that fails is printed with the command that plays it again.
  --seeds N    how many (default 100)
  --seed S     the first one; without --seeds only this one
  --story, --break   a wrong name lists those that there are`,
  fuzz: `npm run fuzz -- [--bodies N] [--seed S] [--only ENTRY] [--save FILE] [--replay FILE]

  Generated and mutated inputs on every entry point of a hub that is alive.
  --bodies N      how many (default 2000)
  --seed S        the first seed (default 1)
  --only ENTRY    one entry point; a wrong name lists those that there are
  --save FILE     keeps the inputs that failed, --replay FILE plays them again`,
  people: `npm run people -- [--people N] [--seed S]

  Simulated people with natural habits write to the demo network (default 500, seed 1).`,
  days: `npm run days -- [--days N] [--seed S] [--leads N]

  Whole days of a network of 150 dealers (default one day, seed 1, 700 leads a day).`,
  bench: `npm run bench [-- NAME … --smallest]

  The hub against the textbook way, and what things cost; a wrong name lists the benches. Keeps figures in bench/results.json.
  --smallest   only shows that every bench runs`,
  'bench:bodies': `npm run bench:bodies

  What it costs to read the largest and the worst bodies of webhooks.`,
  'relay:build': `npm run relay:build

  Makes build/relay/{cloudflare,deno,node}.js, each one file without dependencies (docs/RELAY.md).`,
  'relay:latency': `npm run relay:latency

  What the relay adds on this machine.`,
  'relay:hosts': `npm run relay:hosts [-- node workerd deno]

  The relay's contract on each of its hosts (default all). Fetches workerd and Deno from the npm registry the first time.`,
  'relay:fuzz': `npm run relay:fuzz [-- COUNT [SEED]]

  Forged and mutated requests to the relay (default 100000, seed 1).`,
  push: `npm run push [-- --bigquery]

  Builds and sends dist/ to the script that .clasp.json names (docs/DEPLOY.md).`,
  deploy: `npm run deploy [-- --lang en|id --from STEP --again --dry-run --bigquery]

  Asks its way from a clean clone to a running hub, in eight steps: login, script, deploy, data, setup, secrets, webhook,
  check. Ctrl-C stops at any question, the same command goes on there; .deploy.json keeps which steps are done, no secrets.
  Once all are done it updates: code, set-up, check.
  --lang en|id    English or Bahasa Indonesia (else it asks)
  --from STEP     begins again at a step
  --again         begins again at the first
  --dry-run       says what each step would do, and does nothing
  --bigquery      as for build

npm run deploy -- --update [--deployment ID]

  Asks nothing, as without a terminal: pushes, then moves the one deployment to a new version: its address stays.
  --deployment ID   which, if there are several

npm run deploy -- --rollback [VERSION] [--deployment ID]

  Moves the deployment back to the version before, or to that one. Nothing is pushed.`,
  release: `npm run release -- major|minor|patch|1.2.3

  Checks and tests, sets the version, closes the changelog's Unreleased with the day, keeps the headers of every tab for
  test/stories/upgrade.test.ts, commits and tags. Refuses a dirty tree, red checks and an empty Unreleased.`,
  licences: `npm run licences

  Which packages are in Code.js and in the relay, and the licence of every package that is installed.`,
  doctor: `npm run doctor [-- --url URL --key KEY --relay URL --relay-key KEY --waba ID]

  Checks this checkout and a deployment, and says what is wrong and how it is cured. Exit code 1 when something is.
  --url URL        the hub's address, ending in /exec; a local hub's too (default: HUB_URL)
  --key KEY        its WEBHOOK_KEY, for what only the hub can see (default: WEBHOOK_KEY in the environment)
  --relay URL      the relay's address; --relay-key KEY: its PROBE_KEY (default: PROBE_KEY)
  --waba ID        the WhatsApp Business Account, for the templates; the token in META_ACCESS_TOKEN
  Keys on a command line stay in the shell's history: the environment is the better place.`,
};
