import type pg from 'pg';

import {
  cancelList,
  confirmListMapping,
  getList,
  getListInspection,
  getListRows,
  getLists,
  getReturnedList,
  previewListMapping,
  setListUnitSystem,
  uploadList,
  withdrawList,
} from '#contract/lists.ts';
import { audit } from '#server/platform/audit.ts';
import { bind, bindFile, type HttpDoor } from '#server/platform/http.ts';
import { writeFates } from '#server/platform/tabular/write-fates.ts';
import * as commands from './commands.ts';
import { setUnitSystem } from './unit-system.ts';
import { listInspectionOf, listOf, listRows, listsOf, previewOf } from './queries.ts';
import { returnedList } from './returned-list.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** @param pool for the files, which go past Prisma */
export function bindLists(door: HttpDoor, pool: pg.Pool): void {
  bind(door, uploadList, async (ctx, { params, file }) =>
    listOf(ctx, await commands.uploadList(ctx, pool, params.surveyId, file)),
  );
  bind(door, getLists, (ctx, { params }) => listsOf(ctx, params.surveyId));
  bind(door, getList, (ctx, { params }) => listOf(ctx, params.listId));
  bind(door, getListRows, (ctx, { params, query }) => listRows(ctx, params.listId, query));
  bind(door, getListInspection, (ctx, { params }) => listInspectionOf(ctx, params.listId));
  bind(door, previewListMapping, (ctx, { params, body }) => previewOf(ctx, params.listId, body));
  bind(door, confirmListMapping, async (ctx, { params, body }) => {
    await commands.confirmListMapping(ctx, params.listId, body, { isRemembered: true });
    return listOf(ctx, params.listId);
  });
  bind(door, cancelList, async (ctx, { params }) => {
    await commands.cancelList(ctx, params.listId);
    return listOf(ctx, params.listId);
  });
  bind(door, withdrawList, async (ctx, { params }) => {
    await commands.withdrawList(ctx, params.listId);
    return listOf(ctx, params.listId);
  });
  bind(door, setListUnitSystem, async (ctx, { params, body }) => {
    await setUnitSystem(ctx, params.listId, body.unitSystem);
    return listOf(ctx, params.listId);
  });
  bindFile(door, getReturnedList, async (ctx, { params, query }) => {
    const list = await returnedList(ctx, params.listId);
    // The file holds whole telephone numbers: it goes back to the office that gave them, and who took it is written down.
    await audit(ctx, 'list-returned', 'list', params.listId, { rows: query.rows, reason: query.reason });
    return {
      name: `${list.fileName.replace(/\.\w+$/, '')}-tra-lai.xlsx`,
      contentType: xlsx,
      writeTo: (out) => writeFates(out, list.rows(), { labelsOf: list.labelsOf, include: query.rows }),
    };
  });
}
