import { readFile } from 'node:fs/promises';

import { getRefusalHelp, refusalHelp, type RefusalHelp } from '#contract/refusal-help.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';

const file = new URL('../../../prisma/objections.json', import.meta.url);
let read: Promise<RefusalHelp> | null = null;

/** The data as shipped, read once; a fault in it is a defect that the unit tests find. */
export function bindRefusalHelp(door: HttpDoor): void {
  bind(door, getRefusalHelp, () => {
    read ??= readFile(file, 'utf8').then((text) => refusalHelp.parse(JSON.parse(text)));
    return read;
  });
}
