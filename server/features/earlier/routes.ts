import * as contract from '#contract/earlier.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import * as commands from './commands.ts';
import { surveyEarlier } from './queries.ts';

export function bindEarlier(door: HttpDoor): void {
  bind(door, contract.getEarlier, (ctx, { params, query }) =>
    surveyEarlier(ctx, params.surveyId, query.period),
  );
  bind(door, contract.readEarlierTable, (ctx, { params, query, file }) =>
    commands.takeEarlierTable(ctx, params.surveyId, file, { label: query.label, keep: query.keep === 'yes' }),
  );
  bind(door, contract.addEarlierSurvey, (ctx, { params, body }) =>
    commands.addEarlierSurvey(ctx, params.surveyId, body),
  );
  bind(door, contract.nameEarlierAgency, (ctx, { params, body }) =>
    commands.nameEarlierAgency(ctx, params.surveyId, params.periodId, body),
  );
  bind(door, contract.removeEarlier, (ctx, { params }) =>
    commands.removeEarlier(ctx, params.surveyId, params.periodId),
  );
}
