/** `npm run release -- minor`: sets the version, closes the changelog's Unreleased, tags. */
import { ReleaseProblem, release } from './release.ts';

const [wanted, ...more] = process.argv.slice(2);
try {
  if (wanted === undefined || more.length > 0)
    throw new ReleaseProblem('Usage: npm run release -- major|minor|patch|1.2.3');
  const day = new Date().toISOString().slice(0, 10);
  const version = release({ root: process.cwd(), wanted, day, say: (line) => console.log(line) });
  console.log(`Released ${version}. To publish it: git push --follow-tags`);
} catch (error) {
  if (!(error instanceof ReleaseProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
