/** `npm run push`: sends dist/ to the script. A push that clasp skipped is a failure, not a success. */
import { readdirSync } from 'node:fs';
import { boundScriptId, ClaspProblem, claspJson } from './clasp.ts';

/** Returns the files that were sent; none when the script has them all already. */
export async function push(): Promise<string[]> {
  const scriptId = boundScriptId();
  // Without -f clasp skips a push whose manifest changed, mentions it in one line, and exits with 0.
  const pushed = (await claspJson(['push', '--force'])) as unknown;
  if (!Array.isArray(pushed))
    throw new ClaspProblem('clasp push did not say what it pushed: nothing is certain, try again.');
  const missing = readdirSync('dist').filter((file) => !pushed.some((path) => String(path).endsWith(file)));
  if (pushed.length > 0 && missing.length > 0) throw new ClaspProblem(`clasp left out ${missing.join(', ')} of dist/.`);
  const what =
    pushed.length > 0 ? `Pushed ${pushed.join(', ')}` : 'Nothing to push: the script has these files already';
  console.log(`${what} (script ${scriptId}).`);
  return pushed.map(String);
}
