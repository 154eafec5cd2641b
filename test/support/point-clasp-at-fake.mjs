// Loaded into clasp's process by tests: sends its Apps Script API calls to a local fake instead of Google.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { google } = createRequire(join(process.cwd(), 'node_modules/@google/clasp/build/src/index.js'))('googleapis');
const real = google.script.bind(google);
google.script = (options) => real({ ...options, rootUrl: process.env.FAKE_SCRIPT_API });
