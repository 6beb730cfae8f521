import {
  findPaperCase,
  getPaperDifferences,
  getPaperForms,
  keyPaperForm,
  setPaperShare,
  settlePaperForm,
} from '#contract/paper-forms.ts';
import {
  getBlankPaperForm,
  getNamedPaperCopies,
  getPaperCopies,
  getPaperPrinting,
} from '#contract/paper-printing.ts';
import { bind, bindFile, type HttpDoor } from '#server/platform/http.ts';
import * as commands from './commands.ts';
import { paperCaseOf } from './paper-case.ts';
import { blankForm, paperCopies } from './print.ts';
import { paperPrinting } from './printable-cases.ts';
import { paperDifferences, paperForms } from './queries.ts';

export function bindPaperForms(door: HttpDoor): void {
  bind(door, getPaperForms, (ctx, { params }) => paperForms(ctx, params.surveyId));
  bind(door, findPaperCase, (ctx, { params, body }) => paperCaseOf(ctx, params.surveyId, body.code));
  bind(door, keyPaperForm, (ctx, { params, body }) => commands.keyForm(ctx, params.surveyId, body));
  bind(door, getPaperDifferences, (ctx, { params }) =>
    paperDifferences(ctx, params.surveyId, params.interviewId),
  );
  bind(door, settlePaperForm, async (ctx, { params, body }) => {
    await commands.settleForm(ctx, params.surveyId, params.interviewId, body.answers);
    return {};
  });
  bind(door, setPaperShare, async (ctx, { params, body }) => {
    await commands.setShare(ctx, params.surveyId, body.share);
    return {};
  });
  bind(door, getPaperPrinting, (ctx, { params }) => paperPrinting(ctx, params.surveyId));
  bindFile(door, getBlankPaperForm, (ctx, { params, query }) => blankForm(ctx, params.versionId, query));
  bindFile(door, getPaperCopies, (ctx, { params, query }) => paperCopies(ctx, params.surveyId, query, null));
  bindFile(door, getNamedPaperCopies, (ctx, { params, query: { reason, ...wanted } }) =>
    paperCopies(ctx, params.surveyId, wanted, reason),
  );
}
