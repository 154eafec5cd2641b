// Loaded into clasp's process by tests: sends its calls to Apps Script and Drive to a local fake instead of Google.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { google } = createRequire(join(process.cwd(), 'node_modules/@google/clasp/build/src/index.js'))('googleapis');
for (const service of ['script', 'drive']) {
  const real = google[service].bind(google);
  google[service] = (options) => real({ ...options, rootUrl: process.env.FAKE_SCRIPT_API });
}
