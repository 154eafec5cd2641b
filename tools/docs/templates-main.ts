/** `npm run templates`: writes the generated files and says which. */
import { writeTemplates } from './templates.ts';

for (const path of writeTemplates(process.cwd())) console.log(path);
