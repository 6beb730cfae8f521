// One export in a process of its own, as tests/bench/export.ts starts it: what it prints is of the exporting process alone.
import { createWriteStream, statSync } from 'node:fs';

import { dataFormats } from '#contract/exports.ts';
import { exportData } from '#server/features/exports/commands.ts';
import { openDatabase } from '#server/platform/database.ts';
import { offlineContext } from '#server/platform/offline-context.ts';

const [databaseUrl = '', surveyId = '', format, file = ''] = process.argv.slice(2);
const database = openDatabase(databaseUrl, 4);
const formats = dataFormats.filter((known) => known === format);
const begun = performance.now();
const data = await exportData(offlineContext(database), surveyId, formats);
const rows = await data.writeTo(createWriteStream(file));
const seconds = (performance.now() - begun) / 1000;
await database.close();
// Kilobytes on every system that Node runs on.
const peakMiB = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ rows, seconds, peakMiB, bytes: statSync(file).size }));
