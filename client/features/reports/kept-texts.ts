// Words of a report being written, kept in this browser until they are saved.
import { z } from 'zod';

import { browserDrafts } from '#client/ui/browser-drafts.ts';
import { reportTexts } from '#contract/reports.ts';

const keptTexts = z.object({
  // A draft from before there was a text lacks it.
  texts: z.partialRecord(reportTexts.keyType, reportTexts.valueType),
  /** The version that was open when writing began. */
  version: z.number(),
});

export const keptReports = browserDrafts<z.infer<typeof keptTexts>>('report', keptTexts);
