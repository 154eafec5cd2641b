/**
 * `npm run deploy`: guides a person from a clean clone to a running hub; without a terminal it updates the existing deployment.
 */
import { ClaspProblem, orExplain } from './clasp.ts';
import { readCommand } from './options.ts';
import { rollBack, update } from './update.ts';
import { runWizard } from './wizard/run-wizard.ts';
import { openTerminal } from './wizard/terminal.ts';

const command = readCommand(process.argv.slice(2), process.stdin.isTTY ? 'a person' : 'nobody');
await orExplain(async () => {
  if (command.kind === 'wrong') throw new ClaspProblem(command.why);
  if (command.kind === 'update') await update(command.deployment);
  else if (command.kind === 'roll-back') await rollBack(command);
  else {
    const terminal = openTerminal();
    process.exitCode = await runWizard(terminal, command.options).finally(() => terminal.close());
  }
});
