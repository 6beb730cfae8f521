// What the address asks of the fieldwork: the profile, and e where somebody chose it.
import type { AaporProfile } from '#domain/attempts/disposition-codes.ts';

export interface FieldworkQuery {
  readonly profile: AaporProfile;
  /** Of class UH, and of class UO too unless `eOther` says otherwise. */
  readonly e?: number;
  readonly eOther?: number;
}

/** What is no share from 0 to 1 is not asked for. */
export function fieldworkQuery(search: URLSearchParams): FieldworkQuery {
  const share = (key: string): number | null => {
    const value = search.get(key);
    return value !== null && value !== '' && Number(value) >= 0 && Number(value) <= 1 ? Number(value) : null;
  };
  const [e, eOther] = [share('e'), share('eOther')];
  return {
    profile: search.get('profile') === 'rdd' ? 'rdd' : 'named-list',
    ...(e !== null && { e, ...(eOther !== null && { eOther }) }),
  };
}
