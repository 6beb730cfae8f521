// A process that reads one list and can be killed in the middle of it; started by startPart.
import { readList } from '#server/features/lists/commands.ts';
import { readEnv } from '#server/platform/env.ts';
import { wire } from '#server/wiring.ts';

const wiring = wire('reader', readEnv(process.env));
process.send?.({ ready: true });
const ctx = { ...wiring.base, live: { publish: () => undefined } };
await readList(ctx, wiring.database.pool, process.env['LIST_ID'] ?? '');
