// Every Vietnamese word on a screen, by feature. A new feature adds vi/<feature>.ts, en/<feature>.ts and a line in each list.
import { agencies } from './vi/agencies.ts';
import { backCheckBoard } from './vi/back-check-board.ts';
import { backCheckCalculation } from './vi/back-check-calculation.ts';
import { backChecks } from './vi/back-checks.ts';
import { breakdown } from './vi/breakdown.ts';
import { forms } from './vi/forms.ts';
import { precision } from './vi/precision.ts';
import { calculation } from './vi/calculation.ts';
import { callChecks } from './vi/call-checks.ts';
import { charts } from './vi/charts.ts';
import { common } from './vi/common.ts';
import { console } from './vi/console.ts';
import { contradictions } from './vi/contradictions.ts';
import { desk } from './vi/desk.ts';
import { doNotCall } from './vi/do-not-call.ts';
import { earlier, improvement } from './vi/earlier.ts';
import { exports } from './vi/exports.ts';
import { lists } from './vi/lists.ts';
import { monitoring } from './vi/monitoring.ts';
import { noted } from './vi/noted.ts';
import { openAnswers } from './vi/open-answers.ts';
import { plans } from './vi/plans.ts';
import { problems } from './vi/problems.ts';
import { publications } from './vi/publications.ts';
import { questionnaires } from './vi/questionnaires.ts';
import { reports } from './vi/reports.ts';
import { results } from './vi/results.ts';
import { samples } from './vi/samples.ts';
import { selection } from './vi/selection.ts';
import { staff } from './vi/staff.ts';
import { surveySettings } from './vi/survey-settings.ts';
import { surveys } from './vi/surveys.ts';
import { timeline } from './vi/timeline.ts';
import { unsent } from './vi/unsent.ts';
import { paperForms } from './vi/paper-forms.ts';
import { paperPrinting } from './vi/paper-printing.ts';
import { webForms } from './vi/web-forms.ts';
import { files } from './vi/files.ts';

export const vi = {
  common,
  problems,
  staff,
  console,
  contradictions,
  desk,
  surveys,
  surveySettings,
  lists,
  agencies,
  plans,
  publications,
  questionnaires,
  samples,
  selection,
  monitoring,
  backCheckBoard,
  backCheckCalculation,
  backChecks,
  results,
  exports,
  breakdown,
  forms,
  calculation,
  precision,
  openAnswers,
  earlier,
  improvement,
  doNotCall,
  unsent,
  noted,
  webForms,
  files,
  paperForms,
  paperPrinting,
  callChecks,
  charts,
  reports,
  timeline,
};

/** The shape that every other language must have. */
export type Text = typeof vi;
