// Every address of the client, so that a link is never written by hand.
// Patterns (for the router) and links (for people) are the same functions: called without a value they give the pattern.

const at = (name: string, value: string | undefined) =>
  value === undefined ? `:${name}` : encodeURIComponent(value);

/** Both parts of a link, or none for the pattern. */
type Both = [] | [outer: string, inner: string];

export const paths = {
  home: () => '/',
  signIn: () => '/sign-in',
  console: () => '/console',
  surveys: () => '/surveys',
  newSurvey: () => '/surveys/new',
  survey: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}`,
  surveySettings: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/settings`,
  timeline: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/timeline`,
  lists: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/lists`,
  list: (...[surveyId, listId]: Both) => `/surveys/${at('surveyId', surveyId)}/lists/${at('listId', listId)}`,
  listMapping: (...[surveyId, listId]: Both) =>
    `/surveys/${at('surveyId', surveyId)}/lists/${at('listId', listId)}/mapping`,
  sample: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/sample`,
  sampleFrame: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/sample/frame`,
  sampleBoard: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/sample/board`,
  floor: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/floor`,
  noted: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/notes`,
  backChecks: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/back-checks`,
  backCheckResult: (...[surveyId, backCheckId]: Both) =>
    `/surveys/${at('surveyId', surveyId)}/back-checks/${at('backCheckId', backCheckId)}`,
  backCheckBoard: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/back-check-board`,
  backCheckReview: (...[surveyId, backCheckId]: Both) =>
    `/surveys/${at('surveyId', surveyId)}/back-check-board/${at('backCheckId', backCheckId)}`,
  backCheckCalculation: (...[surveyId, id]: Both) =>
    `/surveys/${at('surveyId', surveyId)}/back-check-board/calculation/${at('id', id)}`,
  verdicts: () => '/verdicts',
  selection: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/selection`,
  operatorTests: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/selection/operators`,
  operatorTest: (...[surveyId, operatorId]: Both) =>
    `/surveys/${at('surveyId', surveyId)}/selection/operators/${at('operatorId', operatorId)}`,
  selectionSettings: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/selection/settings`,
  index: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/index`,
  paperForms: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/paper`,
  webForms: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/web-forms`,
  data: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/data`,
  report: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/report`,
  publication: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/publication`,
  breakdown: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/index/breakdown`,
  shares: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/index/shares`,
  fieldwork: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/index/fieldwork`,
  shareCalculation: (...[surveyId, id]: Both) =>
    `/surveys/${at('surveyId', surveyId)}/index/shares/${at('id', id)}`,
  fieldworkCalculation: (...[surveyId, id]: Both) =>
    `/surveys/${at('surveyId', surveyId)}/index/fieldwork/${at('id', id)}`,
  openAnswers: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/index/words`,
  codeCalculation: (...[surveyId, id]: Both) =>
    `/surveys/${at('surveyId', surveyId)}/index/words/${at('id', id)}`,
  precisionCalculation: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/index/precision`,
  earlierCalculation: (...[surveyId, code]: Both) =>
    `/surveys/${at('surveyId', surveyId)}/index/earlier/${at('code', code)}`,
  earlier: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/index/earlier`,
  improvement: (surveyId?: string) => `/surveys/${at('surveyId', surveyId)}/index/improvement`,
  calculation: (...[surveyId, id]: Both) =>
    `/surveys/${at('surveyId', surveyId)}/index/calculation/${at('id', id)}`,
  plans: () => '/phuong-an',
  newPlan: () => '/phuong-an/moi',
  plan: (planKey?: string) => `/phuong-an/${at('planKey', planKey)}`,
  questionnaires: () => '/bang-hoi',
  questionnaireDraft: (draftId?: string) => `/bang-hoi/ban-nhap/${at('draftId', draftId)}`,
  questionnaireVersion: (versionId?: string) => `/bang-hoi/phien-ban/${at('versionId', versionId)}`,
  moveSurvey: (...[versionId, surveyId]: Both) =>
    `/bang-hoi/phien-ban/${at('versionId', versionId)}/chuyen/${at('surveyId', surveyId)}`,
  doNotCall: () => '/khong-goi',
  callChecks: () => '/kiem-tra-cuoc-goi',
  agencies: () => '/co-quan',
  /** Names that wait for review, of one survey. */
  newAgencyNames: (surveyId: string) => `/co-quan?survey=${encodeURIComponent(surveyId)}`,
};
