// What the address asks of the fieldwork: profile and e, where a reader looks at others than those of the survey.
import { type AaporProfile, aaporProfiles } from '#domain/attempts/disposition-codes.ts';

export interface FieldworkQuery {
  readonly profile?: AaporProfile;
  /** Of class UH, and of class UO too unless `eOther` says otherwise. */
  readonly e?: number | 'proportional';
  readonly eOther?: number;
}

/** What is no share from 0 to 1 is not asked for. */
export function fieldworkQuery(search: URLSearchParams): FieldworkQuery {
  const share = (key: string): number | null => {
    const value = search.get(key);
    return value !== null && value !== '' && Number(value) >= 0 && Number(value) <= 1 ? Number(value) : null;
  };
  const profile = aaporProfiles.find((one) => one === search.get('profile'));
  const e = search.get('e') === 'proportional' ? ('proportional' as const) : share('e');
  const eOther = share('eOther');
  return {
    ...(profile && { profile }),
    ...(e !== null && { e, ...(eOther !== null && e !== 'proportional' && { eOther }) }),
  };
}

/** The address without them: the survey's own profile and e. */
export function withoutChoice(search: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams(search);
  for (const key of ['profile', 'e', 'eOther']) kept.delete(key);
  return kept;
}
