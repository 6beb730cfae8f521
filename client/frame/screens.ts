// Which screens a role works with, in the order of the bar, and where it starts.
import { paths } from '#client/paths.ts';
import type { Role } from '#domain/staff/roles.ts';

export type ScreenName =
  | 'console'
  | 'surveys'
  | 'timeline'
  | 'lists'
  | 'sample'
  | 'plans'
  | 'questionnaires'
  | 'agencies'
  | 'doNotCall'
  | 'callChecks'
  | 'floor'
  | 'noted'
  | 'backChecks'
  | 'backCheckBoard'
  | 'verdicts'
  | 'selection'
  | 'index'
  | 'data'
  | 'report'
  | 'publication'
  | 'webForms'
  | 'paperForms';

const screensOf: Record<Role, readonly ScreenName[]> = {
  operator: ['console', 'paperForms', 'verdicts'],
  verifier: ['backChecks', 'console'],
  supervisor: [
    'floor',
    'noted',
    'surveys',
    'timeline',
    'lists',
    'sample',
    'index',
    'data',
    'webForms',
    'paperForms',
    'plans',
    'questionnaires',
    'agencies',
    'doNotCall',
    'callChecks',
  ],
  admin: [
    'floor',
    'noted',
    'surveys',
    'timeline',
    'lists',
    'sample',
    'index',
    'data',
    'report',
    'publication',
    'webForms',
    'paperForms',
    'backCheckBoard',
    'plans',
    'questionnaires',
    'agencies',
    'doNotCall',
    'callChecks',
  ],
  official: [
    'backCheckBoard',
    'selection',
    'noted',
    'surveys',
    'timeline',
    'index',
    'data',
    'report',
    'publication',
    'webForms',
    'paperForms',
    'sample',
    'plans',
    'questionnaires',
    'agencies',
    'callChecks',
  ],
  analyst: [
    'index',
    'data',
    'report',
    'surveys',
    'timeline',
    'sample',
    'plans',
    'questionnaires',
    'agencies',
  ],
};

export interface Screen {
  name: ScreenName;
  to: string;
}

/** Screens that stand on the page of their survey and are found by Ctrl+K; the bar has no room for them. */
export const besideBar: readonly ScreenName[] = ['timeline'];

/**
 * Screens that the bar keeps under one word: what is looked into, what goes out of a survey, its lists, its persons and
 * their own forms, and what all share.
 */
export const barMenus = {
  checks: ['backCheckBoard', 'selection', 'noted'],
  outputs: ['data', 'report', 'publication'],
  sampleAndForms: ['lists', 'sample', 'webForms', 'paperForms'],
  shared: ['plans', 'questionnaires', 'agencies', 'doNotCall', 'callChecks'],
} as const satisfies Record<string, readonly ScreenName[]>;
export type BarMenu = keyof typeof barMenus;

function addressOf(name: ScreenName, surveyId: string | null): string | null {
  if (name === 'console' || name === 'surveys' || name === 'verdicts') return paths[name]();
  if (name === 'plans' || name === 'questionnaires') return paths[name]();
  if (name === 'agencies' || name === 'doNotCall' || name === 'callChecks') return paths[name]();
  return surveyId === null ? null : paths[name](surveyId);
}

/** The screens of the role that can be opened now; those about one survey need one to be chosen. */
export function screensFor(role: Role, surveyId: string | null): Screen[] {
  return screensOf[role].flatMap((name) => {
    const to = addressOf(name, surveyId);
    return to === null ? [] : [{ name, to }];
  });
}

/** Where somebody of this role begins. */
export function homeOf(role: Role, surveyId: string | null): string {
  if (role === 'operator') return paths.console();
  return screensFor(role, surveyId)[0]?.to ?? paths.surveys();
}
