// `npm run report-template`: writes the shipped template anew.
import { writeFile } from 'node:fs/promises';

import { makeTemplate } from './make-template.ts';
import { shippedTemplateFile } from './shipped-template.ts';

await writeFile(shippedTemplateFile, await makeTemplate());
