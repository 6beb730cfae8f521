// The addresses of the client and the screen behind each, loaded when first opened.
import { Suspense } from 'react';
import { createBrowserRouter, Outlet, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';

import { Frame } from './frame/frame.tsx';
import { HomeRedirect } from './frame/home-redirect.tsx';
import { NoScreen, ScreenFault } from './frame/screen-fault.tsx';
import { paths } from './paths.ts';
import { Awaiting } from './ui/page.tsx';

const screens: RouteObject[] = [
  { path: paths.home(), element: <HomeRedirect /> },
  {
    path: paths.console(),
    lazy: async () => ({ Component: (await import('./features/console/console-page.tsx')).ConsolePage }),
  },
  {
    path: paths.surveys(),
    lazy: async () => ({ Component: (await import('./features/surveys/surveys-page.tsx')).SurveysPage }),
  },
  {
    path: paths.newSurvey(),
    lazy: async () => ({ Component: (await import('./features/surveys/new-survey-page.tsx')).NewSurveyPage }),
  },
  {
    path: paths.survey(),
    lazy: async () => ({ Component: (await import('./features/surveys/survey-page.tsx')).SurveyPage }),
  },
  {
    path: paths.surveySettings(),
    lazy: async () => ({ Component: (await import('./features/surveys/settings-page.tsx')).SettingsPage }),
  },
  {
    path: paths.timeline(),
    lazy: async () => ({ Component: (await import('./features/timeline/timeline-page.tsx')).TimelinePage }),
  },
  {
    path: paths.noted(),
    lazy: async () => ({ Component: (await import('./features/interviews/noted-page.tsx')).NotedPage }),
  },
  {
    path: paths.lists(),
    lazy: async () => ({ Component: (await import('./features/lists/lists-page.tsx')).ListsPage }),
  },
  {
    path: paths.list(),
    lazy: async () => ({ Component: (await import('./features/lists/lists-page.tsx')).ListsPage }),
  },
  {
    path: paths.listMapping(),
    lazy: async () => ({ Component: (await import('./features/lists/mapping-page.tsx')).MappingPage }),
  },
  {
    path: paths.sample(),
    lazy: async () => ({ Component: (await import('./features/samples/sample-page.tsx')).SamplePage }),
  },
  {
    path: paths.sampleFrame(),
    lazy: async () => ({ Component: (await import('./features/samples/frame-page.tsx')).FramePage }),
  },
  {
    path: paths.sampleBoard(),
    lazy: async () => ({ Component: (await import('./features/samples/board-page.tsx')).BoardPage }),
  },
  {
    path: paths.floor(),
    lazy: async () => ({ Component: (await import('./features/monitoring/floor-page.tsx')).FloorPage }),
  },
  {
    path: paths.backChecks(),
    lazy: async () => ({
      Component: (await import('./features/back-checks/back-checks-page.tsx')).BackChecksPage,
    }),
  },
  {
    path: paths.backCheckResult(),
    lazy: async () => ({
      Component: (await import('./features/back-checks/back-check-result-page.tsx')).BackCheckResultPage,
    }),
  },
  {
    path: paths.backCheckBoard(),
    lazy: async () => ({
      Component: (await import('./features/back-checks/board-page.tsx')).BoardPage,
    }),
  },
  {
    path: paths.backCheckReview(),
    lazy: async () => ({ Component: (await import('./features/back-checks/review-page.tsx')).ReviewPage }),
  },
  {
    path: paths.backCheckCalculation(),
    lazy: async () => ({
      Component: (await import('./features/back-checks/calculation-page.tsx')).CalculationPage,
    }),
  },
  {
    path: paths.verdicts(),
    lazy: async () => ({
      Component: (await import('./features/back-checks/own-verdicts-page.tsx')).OwnVerdictsPage,
    }),
  },
  {
    path: paths.selection(),
    lazy: async () => ({
      Component: (await import('./features/selection/selection-page.tsx')).SelectionPage,
    }),
  },
  {
    path: paths.operatorTests(),
    lazy: async () => ({
      Component: (await import('./features/selection/operator-tests-page.tsx')).OperatorTestsPage,
    }),
  },
  {
    path: paths.operatorTest(),
    lazy: async () => ({
      Component: (await import('./features/selection/test-calculation-page.tsx')).TestCalculationPage,
    }),
  },
  {
    path: paths.selectionSettings(),
    lazy: async () => ({
      Component: (await import('./features/selection/settings-page.tsx')).SelectionSettingsPage,
    }),
  },
  {
    path: paths.index(),
    lazy: async () => ({ Component: (await import('./features/results/index-page.tsx')).IndexPage }),
  },
  {
    path: paths.publication(),
    lazy: async () => ({
      Component: (await import('./features/publications/publication-page.tsx')).PublicationPage,
    }),
  },
  {
    path: paths.paperForms(),
    lazy: async () => ({
      Component: (await import('./features/paper-forms/paper-forms-page.tsx')).PaperFormsPage,
    }),
  },
  {
    path: paths.webForms(),
    lazy: async () => ({
      Component: (await import('./features/web-forms/web-forms-page.tsx')).WebFormsPage,
    }),
  },
  {
    path: paths.data(),
    lazy: async () => ({ Component: (await import('./features/exports/data-page.tsx')).DataPage }),
  },
  {
    path: paths.report(),
    lazy: async () => ({ Component: (await import('./features/reports/report-page.tsx')).ReportPage }),
  },
  {
    path: paths.breakdown(),
    lazy: async () => ({ Component: (await import('./features/results/breakdown-page.tsx')).BreakdownPage }),
  },
  {
    path: paths.shares(),
    lazy: async () => ({ Component: (await import('./features/results/shares-page.tsx')).SharesPage }),
  },
  {
    path: paths.fieldwork(),
    lazy: async () => ({ Component: (await import('./features/results/fieldwork-page.tsx')).FieldworkPage }),
  },
  {
    path: paths.shareCalculation(),
    lazy: async () => ({
      Component: (await import('./features/results/share-calculation-page.tsx')).ShareCalculationPage,
    }),
  },
  {
    path: paths.fieldworkCalculation(),
    lazy: async () => ({
      Component: (await import('./features/results/fieldwork-calculation-page.tsx')).FieldworkCalculationPage,
    }),
  },
  {
    path: paths.openAnswers(),
    lazy: async () => ({
      Component: (await import('./features/results/open-answers-page.tsx')).OpenAnswersPage,
    }),
  },
  {
    path: paths.codeCalculation(),
    lazy: async () => ({
      Component: (await import('./features/results/code-calculation-page.tsx')).CodeCalculationPage,
    }),
  },
  {
    path: paths.precisionCalculation(),
    lazy: async () => ({
      Component: (await import('./features/results/precision-calculation-page.tsx')).PrecisionCalculationPage,
    }),
  },
  {
    path: paths.earlierCalculation(),
    lazy: async () => ({
      Component: (await import('./features/results/earlier-calculation-page.tsx')).EarlierCalculationPage,
    }),
  },
  {
    path: paths.earlier(),
    lazy: async () => ({ Component: (await import('./features/results/earlier-page.tsx')).EarlierPage }),
  },
  {
    path: paths.improvement(),
    lazy: async () => ({
      Component: (await import('./features/results/improvement-page.tsx')).ImprovementPage,
    }),
  },
  {
    path: paths.calculation(),
    lazy: async () => ({
      Component: (await import('./features/results/calculation-page.tsx')).CalculationPage,
    }),
  },
  {
    path: paths.plans(),
    lazy: async () => ({ Component: (await import('./features/plans/plans-page.tsx')).PlansPage }),
  },
  {
    path: paths.newPlan(),
    lazy: async () => ({ Component: (await import('./features/plans/plan-page.tsx')).NewPlanPage }),
  },
  {
    path: paths.plan(),
    lazy: async () => ({ Component: (await import('./features/plans/plan-page.tsx')).PlanPage }),
  },
  {
    path: paths.questionnaires(),
    lazy: async () => ({
      Component: (await import('./features/questionnaires/questionnaires-page.tsx')).QuestionnairesPage,
    }),
  },
  {
    path: paths.questionnaireDraft(),
    lazy: async () => ({
      Component: (await import('./features/questionnaires/draft-page.tsx')).DraftPage,
    }),
  },
  {
    path: paths.questionnaireVersion(),
    lazy: async () => ({
      Component: (await import('./features/questionnaires/version-page.tsx')).VersionPage,
    }),
  },
  {
    path: paths.moveSurvey(),
    lazy: async () => ({ Component: (await import('./features/questionnaires/move-page.tsx')).MovePage }),
  },
  {
    path: paths.doNotCall(),
    lazy: async () => ({
      Component: (await import('./features/do-not-call/do-not-call-page.tsx')).DoNotCallPage,
    }),
  },
  {
    path: paths.callChecks(),
    lazy: async () => ({
      Component: (await import('./features/call-checks/call-check-page.tsx')).CallCheckPage,
    }),
  },
  {
    path: paths.agencies(),
    lazy: async () => ({ Component: (await import('./features/agencies/agencies-page.tsx')).AgenciesPage }),
  },
  { path: '*', element: <NoScreen /> },
];

/** Inside the frame, so that a screen that suspends or fails leaves the bar standing. */
function ScreenPlace() {
  return (
    <Suspense fallback={<Awaiting />}>
      <Outlet />
    </Suspense>
  );
}

const router = createBrowserRouter([
  {
    path: paths.signIn(),
    lazy: async () => ({ Component: (await import('./features/staff/sign-in-page.tsx')).SignInPage }),
    HydrateFallback: Awaiting,
    ErrorBoundary: ScreenFault,
  },
  {
    element: <Frame />,
    HydrateFallback: Awaiting,
    ErrorBoundary: ScreenFault,
    children: [{ element: <ScreenPlace />, children: [{ ErrorBoundary: ScreenFault, children: screens }] }],
  },
]);

export function App() {
  return <RouterProvider router={router} />;
}
