/** The step that brings the owner's network: CSV files are checked, and become one file to import by hand. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { get, parsed } from '../../doctor/check-hub.ts';
import { ask, isYes, say, type Wizard } from './conversation.ts';
import { hubUrl, workbookOf } from './google-steps.ts';
import { DATA } from './hub-words.ts';
import type { Progress } from './progress.ts';
import {
  asWorkbookFile,
  FILLABLE,
  type FilledTab,
  problemsIn,
  type ReadFolder,
  readDemo,
  readFolder,
} from './read-csvs.ts';
import { FRAME } from './step-words.ts';

/** The most problems listed; beyond that only their number is given. */
const MOST_PROBLEMS = 12;
const DEMO = join('sheets-templates', 'demo');
const OUT = join('build', 'deploy', 'Dealer Hub data.xlsx');

export async function bringDealers(wizard: Wizard): Promise<Partial<Progress>> {
  say(wizard, DATA.why);
  const choice = await askForSource(wizard);
  if (choice === 'later') return {};
  const { tabs, dataFolder } =
    choice === 'demo' ? { tabs: readDemo(DEMO), dataFolder: '' } : await askForFolder(wizard);
  if (choice === 'demo') {
    for (const tab of tabs) sayRows(wizard, tab);
    say(wizard, DATA.demo);
  }
  const health = parsed((await get(hubUrl(wizard)))?.body);
  if (typeof health?.minuteTrigger === 'string' && health.minuteTrigger !== 'never ran') say(wizard, DATA.isInUse);
  else {
    mkdirSync(dirname(OUT), { recursive: true });
    writeFileSync(OUT, asWorkbookFile(tabs));
    say(wizard, DATA.upload, { file: OUT, workbook: workbookOf(wizard) });
    await ask(wizard, DATA.ready);
  }
  return dataFolder === '' ? {} : { dataFolder };
}

async function askForSource(wizard: Wizard): Promise<'own' | 'demo' | 'later'> {
  for (;;) {
    const answer = (await ask(wizard, DATA.which)) || '3';
    if (answer === '1') return 'own';
    if (answer === '2') return 'demo';
    if (answer === '3') return 'later';
    say(wizard, DATA.oneOf);
  }
}

/** Asks until there is a folder whose files are in order, or that the person accepts as it is. */
async function askForFolder(wizard: Wizard): Promise<{ tabs: readonly FilledTab[]; dataFolder: string }> {
  let before = wizard.progress().dataFolder ?? '';
  for (;;) {
    const question = before === '' ? DATA.folder : DATA.folderAgain;
    const typed = (await ask(wizard, question, { folder: before })) || before;
    // A folder that is dragged onto the window comes in quotes.
    const folder = typed.replace(/^(['"])(.*)\1$/, '$2');
    const read = readFolder(folder);
    if (!read) {
      say(wizard, DATA.noFolder, { folder });
      continue;
    }
    before = folder;
    const count = sayTroubles(wizard, read);
    if (read.tabs.length === 0) {
      say(wizard, DATA.noFiles, { folder, tabs: FILLABLE.map(({ name }) => `${name}.csv`).join(', ') });
      continue;
    }
    const anyway = { question: DATA.useAnyway, fallback: 'no', otherwise: FRAME.yesOrNo } as const;
    if (count === 0 || (await isYes(wizard, anyway))) return { tabs: read.tabs, dataFolder: folder };
  }
}

/** Returns how many there are. */
function sayTroubles(wizard: Wizard, { tabs, troubles }: ReadFolder): number {
  const words = { 'unknown-file': DATA.unknownFile, unreadable: DATA.unreadable, 'no-column': DATA.noColumn, 'no-key': DATA.noKey } as const; // biome-ignore format: one table
  for (const { kind, ...facts } of troubles) say(wizard, words[kind], facts);
  for (const tab of tabs) sayRows(wizard, tab);
  const problems = problemsIn(tabs);
  for (const problem of problems.slice(0, MOST_PROBLEMS)) say(wizard, DATA.problem, { ...problem });
  if (problems.length > MOST_PROBLEMS) say(wizard, DATA.more, { count: problems.length - MOST_PROBLEMS });
  return troubles.length + problems.length;
}

function sayRows(wizard: Wizard, { table, rows }: FilledTab): void {
  say(wizard, DATA.rows, { tab: table.name, count: rows.length });
}
