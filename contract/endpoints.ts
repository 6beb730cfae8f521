// All endpoints by name: what the server must bind, the role test walks and /openapi.json shows.
import { agenciesEndpoints } from './agencies.ts';
import { attemptsEndpoints } from './attempts.ts';
import { backCheckReviewEndpoints } from './back-check-review.ts';
import { backCheckStatisticsEndpoints } from './back-check-statistics.ts';
import { backChecksEndpoints } from './back-checks.ts';
import { callChecksEndpoints } from './call-checks.ts';
import { callControlsEndpoints } from './call-controls.ts';
import { breakdownEndpoints } from './breakdown.ts';
import { doNotCallEndpoints } from './do-not-call.ts';
import { earlierEndpoints } from './earlier.ts';
import type { Endpoint } from './endpoint.ts';
import { exportsEndpoints } from './exports.ts';
import { fieldworkEndpoints } from './fieldwork.ts';
import { improvementEndpoints } from './improvement.ts';
import { listsEndpoints } from './lists.ts';
import { monitoringEndpoints } from './monitoring.ts';
import { notesEndpoints } from './notes.ts';
import { openAnswersEndpoints } from './open-answers.ts';
import { paperFormsEndpoints } from './paper-forms.ts';
import { paperPrintingEndpoints } from './paper-printing.ts';
import { plansEndpoints } from './plans.ts';
import { publicationsEndpoints } from './publications.ts';
import { questionnairesEndpoints } from './questionnaires.ts';
import { refusalHelpEndpoints } from './refusal-help.ts';
import { reportsEndpoints } from './reports.ts';
import { resultsEndpoints } from './results.ts';
import { samplesEndpoints } from './samples.ts';
import { selectionEndpoints } from './selection.ts';
import { shiftEndpoints } from './shift.ts';
import { staffEndpoints } from './staff.ts';
import { surveySettingsEndpoints } from './survey-settings.ts';
import { surveysEndpoints } from './surveys.ts';
import { timelineEndpoints } from './timeline.ts';
import { verdictsEndpoints } from './verdicts.ts';
import { webFormsEndpoints } from './web-forms.ts';

export const endpoints = {
  ...staffEndpoints,
  ...surveysEndpoints,
  ...surveySettingsEndpoints,
  ...listsEndpoints,
  ...agenciesEndpoints,
  ...plansEndpoints,
  ...doNotCallEndpoints,
  ...samplesEndpoints,
  ...questionnairesEndpoints,
  ...attemptsEndpoints,
  ...callControlsEndpoints,
  ...webFormsEndpoints,
  ...paperFormsEndpoints,
  ...paperPrintingEndpoints,
  ...notesEndpoints,
  ...shiftEndpoints,
  ...refusalHelpEndpoints,
  ...callChecksEndpoints,
  ...monitoringEndpoints,
  ...backChecksEndpoints,
  ...verdictsEndpoints,
  ...backCheckReviewEndpoints,
  ...backCheckStatisticsEndpoints,
  ...selectionEndpoints,
  ...resultsEndpoints,
  ...exportsEndpoints,
  ...breakdownEndpoints,
  ...fieldworkEndpoints,
  ...openAnswersEndpoints,
  ...publicationsEndpoints,
  ...reportsEndpoints,
  ...earlierEndpoints,
  ...improvementEndpoints,
  ...timelineEndpoints,
} satisfies Record<string, Endpoint>;
