import {
  changeCodeFrame,
  codeOpenAnswer,
  getCodeShare,
  getOpenAnswers,
  readOpenWords,
} from '#contract/open-answers.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import * as commands from './commands.ts';
import { codeShare } from './code-share.ts';
import { openAnswers } from './queries.ts';

export function bindOpenAnswers(door: HttpDoor): void {
  bind(door, getOpenAnswers, (ctx, { params, query }) => openAnswers(ctx, params.surveyId, query));
  bind(door, getCodeShare, (ctx, { params, query }) => codeShare(ctx, params.surveyId, query));
  bind(door, codeOpenAnswer, (ctx, { params, body }) =>
    commands.codeOpenAnswer(ctx, params.surveyId, params.interviewId, body),
  );
  bind(door, changeCodeFrame, (ctx, { params, body }) =>
    commands.changeCodeFrame(ctx, params.surveyId, body.question, body.change),
  );
  bind(door, readOpenWords, (ctx, { params, body }) =>
    commands.readOpenWords(ctx, params.surveyId, params.interviewId, body),
  );
}
