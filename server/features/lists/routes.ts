import { getList, getListRows, getLists, getReturnedList, uploadList } from '#contract/lists.ts';
import { bind, bindFile, type HttpDoor } from '#server/platform/http.ts';
import { writeFates } from '#server/platform/tabular/write-fates.ts';
import { audit } from '#server/platform/audit.ts';
import * as commands from './commands.ts';
import { listOf, listRows, listsOf, returnedListHead, rowsToReturn } from './queries.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function bindLists(door: HttpDoor): void {
  bind(door, uploadList, async (ctx, { params, file }) =>
    listOf(ctx, await commands.uploadList(ctx, params.surveyId, file)),
  );
  bind(door, getLists, (ctx, { params }) => listsOf(ctx, params.surveyId));
  bind(door, getList, (ctx, { params }) => listOf(ctx, params.listId));
  bind(door, getListRows, (ctx, { params, query }) => listRows(ctx, params.listId, query));
  bindFile(door, getReturnedList, async (ctx, { params }) => {
    const { fileName, labelsOf } = await returnedListHead(ctx, params.listId);
    // The file holds whole telephone numbers: it goes back to the office that gave them, and who took it is written down.
    await audit(ctx, 'list-returned', 'list', params.listId);
    return {
      name: `${fileName.replace(/\.\w+$/, '')}-tra-lai.xlsx`,
      contentType: xlsx,
      writeTo: (out) => writeFates(out, rowsToReturn(ctx, params.listId), { labelsOf }),
    };
  });
}
