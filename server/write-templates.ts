// `npm run report-template`: writes the templates of Word that come with the product anew.
import { writeFile } from 'node:fs/promises';

import { makeTemplate } from './features/reports/docx/make-template.ts';
import { shippedTemplateFile } from './features/reports/docx/shipped-template.ts';
import { annexTemplateFile } from './features/timeline/annex-files.ts';
import { makeAnnexTemplate } from './features/timeline/make-template.ts';

await writeFile(shippedTemplateFile, await makeTemplate());
await writeFile(annexTemplateFile, await makeAnnexTemplate());
