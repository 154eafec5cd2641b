// Loaded by tests into the tools and into the clasp that they start: clasp's calls to Apps Script and Drive go to a local
// fake instead of Google.
import { createRequire, Module } from 'node:module';
import { join } from 'node:path';

const CLASP = join('node_modules', '@google', 'clasp', 'build', 'src', 'index.js');
/** Of some three hundred; loading them all takes longer than everything else that clasp does. */
const USED = new Set(['discovery', 'drive', 'logging', 'oauth2', 'script', 'serviceusage']);
/** How googleapis requires one API, from its list of them or from its index. */
const API = /^\.\/(?:apis\/(\w+)\/v[\w.]+|(\w+))$/;
const LISTS = [join('googleapis', 'build', 'src', 'index.js'), join('googleapis', 'build', 'src', 'apis', 'index.js')];

if (process.argv[1]?.endsWith(CLASP)) pointAtFake(createRequire(join(process.cwd(), CLASP)));

function pointAtFake(require) {
  const load = Module._load;
  Module._load = (request, parent, ...more) =>
    LISTS.some((list) => parent?.filename?.endsWith(list)) && isUnused(request) ? {} : load(request, parent, ...more);
  const { google } = require('googleapis');
  Module._load = load;
  for (const service of ['script', 'drive']) {
    const real = google[service].bind(google);
    google[service] = (options) => real({ ...options, rootUrl: process.env.FAKE_SCRIPT_API });
  }
}

function isUnused(request) {
  const [, versioned, whole] = API.exec(request) ?? [];
  const api = versioned ?? whole;
  return api !== undefined && api !== 'googleapis' && !USED.has(api);
}
