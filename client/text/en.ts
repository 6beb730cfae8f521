// Every English word on a screen; the Vietnamese text decides the shape.
import { agencies } from './en/agencies.ts';
import { backCheckBoard } from './en/back-check-board.ts';
import { backCheckCalculation } from './en/back-check-calculation.ts';
import { backChecks } from './en/back-checks.ts';
import { breakdown } from './en/breakdown.ts';
import { forms } from './en/forms.ts';
import { precision } from './en/precision.ts';
import { calculation } from './en/calculation.ts';
import { callChecks } from './en/call-checks.ts';
import { charts } from './en/charts.ts';
import { common } from './en/common.ts';
import { console } from './en/console.ts';
import { contradictions } from './en/contradictions.ts';
import { desk } from './en/desk.ts';
import { doNotCall } from './en/do-not-call.ts';
import { earlier, improvement } from './en/earlier.ts';
import { exports } from './en/exports.ts';
import { lists } from './en/lists.ts';
import { monitoring } from './en/monitoring.ts';
import { noted } from './en/noted.ts';
import { openAnswers } from './en/open-answers.ts';
import { plans } from './en/plans.ts';
import { problems } from './en/problems.ts';
import { publications } from './en/publications.ts';
import { questionnaires } from './en/questionnaires.ts';
import { reports } from './en/reports.ts';
import { results } from './en/results.ts';
import { samples } from './en/samples.ts';
import { selection } from './en/selection.ts';
import { staff } from './en/staff.ts';
import { surveySettings } from './en/survey-settings.ts';
import { surveys } from './en/surveys.ts';
import { timeline } from './en/timeline.ts';
import { unsent } from './en/unsent.ts';
import { paperForms } from './en/paper-forms.ts';
import { paperPrinting } from './en/paper-printing.ts';
import { webForms } from './en/web-forms.ts';
import { files } from './en/files.ts';
import type { Text } from './vi.ts';

export const en = {
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
} satisfies Text;
