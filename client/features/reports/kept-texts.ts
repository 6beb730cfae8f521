// Words of a report being written, kept in this browser until they are saved.
import { z } from 'zod';

import { browserDrafts } from '#client/ui/browser-drafts.ts';
import { reportTexts } from '#contract/reports.ts';

const keptTexts = z.object({
  texts: reportTexts,
  /** The version that was open when writing began. */
  version: z.number(),
});

export const keptReports = browserDrafts<z.infer<typeof keptTexts>>('report', keptTexts);
