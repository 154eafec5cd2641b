// Loaded by tests into the tools and into the clasp that they start: clasp's calls to Apps Script and Drive go to a local
// fake instead of Google.
import { writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { join } from 'node:path';

const CLASP = join('node_modules', '@google', 'clasp', 'build', 'src', 'index.js');
/** Of some three hundred; loading them all takes longer than everything else that clasp does. */
const USED = new Set(['discovery', 'drive', 'logging', 'oauth2', 'script', 'serviceusage']);
/** How googleapis requires one API, from its list of them or from its index. */
const API = /^\.\/(?:apis\/(\w+)\/v[\w.]+|(\w+))$/;
const LISTS = [join('googleapis', 'build', 'src', 'index.js'), join('googleapis', 'build', 'src', 'apis', 'index.js')];

if (process.argv[1]?.endsWith(CLASP)) {
  // The browser, and the person in it.
  if (process.argv[2] === 'login') signIn();
  pointAtFake(createRequire(join(process.cwd(), CLASP)));
}

function signIn() {
  if (process.env.FAKE_SIGN_IN) writeFileSync(process.env.clasp_config_auth, process.env.FAKE_SIGN_IN);
  console.log('The browser asks which account.');
  process.exit(0);
}

function pointAtFake(requireFromClasp) {
  const load = Module._load;
  Module._load = (request, parent, ...more) =>
    LISTS.some((list) => parent?.filename?.endsWith(list)) && isUnused(request) ? {} : load(request, parent, ...more);
  const { google } = requireFromClasp('googleapis');
  Module._load = load;
  for (const service of ['script', 'drive', 'oauth2']) {
    const real = google[service].bind(google);
    google[service] = (given) => {
      const options = typeof given === 'string' ? { version: given } : given;
      return real({ ...options, rootUrl: process.env.FAKE_SCRIPT_API });
    };
  }
}

function isUnused(request) {
  const [, versioned, whole] = API.exec(request) ?? [];
  const api = versioned ?? whole;
  return api !== undefined && api !== 'googleapis' && !USED.has(api);
}
