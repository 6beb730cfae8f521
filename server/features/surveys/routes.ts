import { getSurveySettings, setSurveySettings } from '#contract/survey-settings.ts';
import {
  activateSurvey,
  closeSurvey,
  createSurvey,
  getSurvey,
  listSurveys,
  pauseSurvey,
} from '#contract/surveys.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import * as commands from './commands.ts';
import { setSurveySettings as setSettings, surveySettings } from './settings.ts';
import { surveySummaries, surveySummary } from './queries.ts';

export function bindSurveys(door: HttpDoor): void {
  bind(door, listSurveys, surveySummaries);
  bind(door, getSurvey, (ctx, { params }) => surveySummary(ctx, params.surveyId));
  bind(door, createSurvey, async (ctx, { body }) =>
    surveySummary(ctx, await commands.createSurvey(ctx, body)),
  );
  bind(door, getSurveySettings, (ctx, { params }) => surveySettings(ctx, params.surveyId));
  bind(door, setSurveySettings, async (ctx, { params, body }) => {
    await setSettings(ctx, params.surveyId, body);
    return surveySettings(ctx, params.surveyId);
  });
  bind(door, activateSurvey, async (ctx, { params }) => {
    await commands.activateSurvey(ctx, params.surveyId);
    return surveySummary(ctx, params.surveyId);
  });
  bind(door, closeSurvey, async (ctx, { params }) => {
    await commands.closeSurvey(ctx, params.surveyId);
    return surveySummary(ctx, params.surveyId);
  });
  bind(door, pauseSurvey, async (ctx, { params }) => {
    await commands.pauseSurvey(ctx, params.surveyId);
    return surveySummary(ctx, params.surveyId);
  });
}
