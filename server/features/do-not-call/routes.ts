import {
  addDoNotCall,
  checkDoNotCall,
  getDoNotCall,
  importDoNotCall,
  removeDoNotCall,
} from '#contract/do-not-call.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import * as commands from './commands.ts';
import { doNotCallEntry, doNotCallPage } from './queries.ts';

export function bindDoNotCall(door: HttpDoor): void {
  bind(door, getDoNotCall, (ctx, { query }) => doNotCallPage(ctx, query));
  bind(door, checkDoNotCall, async (ctx, { body }) => ({
    entry: await doNotCallEntry(ctx, commands.oneNumber(body.phone)),
  }));
  bind(door, addDoNotCall, (ctx, { body }) => commands.addDoNotCall(ctx, body));
  bind(door, removeDoNotCall, async (ctx, { body }) => ({
    removed: await commands.removeDoNotCall(ctx, body),
  }));
  bind(door, importDoNotCall, (ctx, { file }) => commands.importDoNotCall(ctx, file));
}
