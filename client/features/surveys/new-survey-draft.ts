// A survey as it stands in the form: what it begins with and what is wrong with it. Pure.
import { newSurvey, type NewSurvey } from '#contract/surveys.ts';
import { folded } from '#client/ui/fold.ts';

/** As typed; days are ISO or empty, the share is in percent. */
export interface SurveyDraft extends Omit<NewSurvey, 'backCheckRate'> {
  backCheckPercent: number;
}

export type DraftField = keyof SurveyDraft;
/** Which sentence a field needs; `day` where the date is none at all. */
export type DraftFault =
  | Exclude<DraftField, 'backCheckPercent' | 'periodFrom' | 'startsOn' | `${string}VersionId`>
  | 'day'
  | 'version'
  | 'backCheckRate';

export interface VersionChoice {
  id: string;
  version: number;
  purpose: 'interview' | 'backCheck';
  /** Of a form of phúc tra: the interview forms that it can repeat. */
  repeats: readonly string[];
}

/** Ten of a hundred interviews: no official share was found (QĐ 1001 names phúc tra without one). */
const usualBackCheckPercent = 10;
const usualCallingDays = 45;

/**
 * What the form begins with. The period is this year so far, or the whole of last year until March is over, when few
 * transactions of the new year are finished; calls begin today.
 * @param today ISO day
 */
export function draftFor(today: string, versions: readonly VersionChoice[]): SurveyDraft {
  const year = Number(today.slice(0, 4));
  const isEarly = today.slice(5, 7) <= '03';
  const interviewVersionId = newest(versions.filter(({ purpose }) => purpose === 'interview'));
  return {
    code: '',
    name: '',
    authority: '',
    planNumber: '',
    verificationPhone: '',
    periodFrom: `${isEarly ? year - 1 : year}-01-01`,
    periodTo: isEarly ? `${year - 1}-12-31` : today,
    startsOn: today,
    endsOn: daysAfter(today, usualCallingDays),
    interviewVersionId,
    backCheckVersionId: recheckOf(versions, interviewVersionId),
    backCheckPercent: usualBackCheckPercent,
  };
}

function newest(versions: readonly VersionChoice[]): string {
  return versions.toSorted((left, right) => right.version - left.version)[0]?.id ?? '';
}

/**
 * The form of phúc tra to go with an interview form: the one chosen so far where it fits, else the newest that does,
 * '' without any.
 */
export function recheckOf(
  versions: readonly VersionChoice[],
  interviewVersionId: string,
  chosen?: string,
): string {
  const fitting = versions.filter(({ repeats }) => repeats.includes(interviewVersionId));
  return fitting.find(({ id }) => id === chosen)?.id ?? newest(fitting);
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A code from the name: "Khảo sát Đắk Glong 2024" gives khao-sat-dak-glong-2024. */
export function codeFrom(name: string): string {
  const words = folded(name).match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 41).replace(/-+$/, '');
}

/** The survey to send, or which field needs which sentence. */
export function checkDraft(
  draft: SurveyDraft,
): { survey: NewSurvey } | { faults: Map<DraftField, DraftFault> } {
  const { backCheckPercent, ...rest } = draft;
  const parsed = newSurvey.safeParse({
    ...rest,
    name: draft.name.trim(),
    authority: draft.authority.trim(),
    planNumber: draft.planNumber.trim(),
    verificationPhone: draft.verificationPhone.trim(),
    backCheckRate: backCheckPercent / 100,
  });
  const faults = new Map<DraftField, DraftFault>();
  for (const issue of parsed.error?.issues ?? []) {
    const named = String(issue.path[0]);
    const field = named === 'backCheckRate' ? 'backCheckPercent' : fields.find((each) => each === named);
    if (field !== undefined && !faults.has(field)) faults.set(field, faultOf(field, draft));
  }
  return parsed.success ? { survey: parsed.data } : { faults };
}

const fields = [
  'name',
  'code',
  'authority',
  'planNumber',
  'verificationPhone',
  'periodFrom',
  'periodTo',
  'startsOn',
  'endsOn',
  'interviewVersionId',
  'backCheckVersionId',
  'backCheckPercent',
] as const satisfies readonly DraftField[];

function faultOf(field: DraftField, draft: SurveyDraft): DraftFault {
  switch (field) {
    case 'periodFrom':
    case 'startsOn':
      return 'day';
    case 'periodTo':
    case 'endsOn':
      return draft[field] === '' ? 'day' : field;
    case 'interviewVersionId':
    case 'backCheckVersionId':
      return 'version';
    case 'backCheckPercent':
      return 'backCheckRate';
    default:
      return field;
  }
}
