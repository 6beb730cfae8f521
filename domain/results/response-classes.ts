import type { RuleText } from './rule-text.ts';

/*
 * Classes within which non-response is adjusted for. They are made of whole strata, so that all interviews of a stratum
 * weigh the same; larger ones where strata are too small to have respondents who can stand for the others (Valliant, Dever
 * & Kreuter 2013, chapter 13.5: classes with few respondents make weights unstable).
 */
export const responseClasses = ['stratum', 'agency', 'field', 'whole'] as const;
export type ResponseClass = (typeof responseClasses)[number];

interface Stratum {
  readonly id: string;
  readonly agency: string;
  readonly field: string;
}

/** The class of a stratum. */
export function responseClassOf({ id, agency, field }: Stratum, by: ResponseClass): string {
  return { stratum: id, agency, field, whole: '' }[by];
}

/** "… trong từng tầng", "… within each stratum". */
export const responseClassWords: Readonly<Record<ResponseClass, RuleText>> = {
  stratum: { vi: 'trong từng tầng', en: 'within each stratum' },
  agency: { vi: 'trong từng cơ quan', en: 'within each agency' },
  field: { vi: 'trong từng lĩnh vực', en: 'within each field' },
  whole: { vi: 'trong cả đợt khảo sát', en: 'over the whole survey' },
};
