import type { AaporProfile } from '#domain/attempts/disposition-codes.ts';
import type { OutcomeRates } from './outcome-rates.ts';
import type { RuleText } from './rule-text.ts';

/* By which rule outcome rates are computed, in words: said wherever they are printed. */

const profiles: Readonly<Record<AaporProfile, RuleText>> = {
  'named-list': {
    vi: 'áp dụng cho danh sách người có tên: số hỏng, gọi nhầm người, người nghe máy không nhận có hồ sơ thì xếp vào loại chưa rõ có đủ điều kiện hay không',
    en: 'a list of named persons: of a dead number, a wrong person, one who denies the transaction it is not known whether eligible',
  },
  rdd: {
    vi: 'áp dụng cho số quay ngẫu nhiên: số hỏng, gọi nhầm người, người nghe máy không nhận có hồ sơ thì xếp vào loại không đủ điều kiện',
    en: 'random numbers: dead numbers, wrong persons, those who deny the transaction are not eligible',
  },
};

/** Where e comes from: the known cases, the settings of the survey, or whoever reads. */
type ChosenBy = 'cases' | 'survey' | 'reader';

/** By whom e is chosen. @param given null where it follows from the cases */
export function eChosenBy(given: OutcomeRates['e'], isOfSurvey: boolean): ChosenBy {
  if (given === null) return 'cases';
  return isOfSurvey ? 'survey' : 'reader';
}

/** e as it is printed everywhere: four decimals at most, so that what an office chose stands there in full. */
export function eInWords(e: number, language: keyof RuleText): string {
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 4 }).format(e);
}

/** Rates, standard, profile and e. */
export function outcomeRatesText(profile: AaporProfile, e: OutcomeRates['e'], chosenBy: ChosenBy): RuleText {
  const inWords = (language: keyof RuleText): string => {
    const words = sentences[language];
    const used =
      e === null
        ? words.unknown
        : e.UH === e.UO
          ? words.one(eInWords(e.UH, language))
          : words.two(eInWords(e.UH, language), eInWords(e.UO, language));
    return `${words.standard(profiles[profile][language])} ${used}${e === null ? '' : ` ${words.chosenBy[chosenBy]}`}`;
  };
  return { vi: inWords('vi'), en: inWords('en') };
}

const sentences = {
  vi: {
    standard: (profile: string) =>
      `Các tỷ lệ tính theo tiêu chuẩn AAPOR (Standard Definitions, bản 9, điện thoại), ${profile}.`,
    one: (e: string) => `Trong hồ sơ chưa rõ, phần được coi là đủ điều kiện là e = ${e},`,
    two: (uh: string, uo: string) =>
      `Trong hồ sơ chưa rõ, phần được coi là đủ điều kiện là e = ${uh} với số chưa gặp ai (UH), ${uo} với hồ sơ chưa rõ khác (UO),`,
    unknown: 'Chưa hồ sơ nào rõ điều kiện nên chưa có e.',
    chosenBy: {
      cases:
        'bằng tỷ lệ đủ điều kiện của hồ sơ đã rõ: (I + P + R + NC + O) / (I + P + R + NC + O + NE) (I: hoàn thành; P: hoàn thành một phần; R: từ chối, bỏ dở; NC: không gặp được; O: lý do khác; NE: không đủ điều kiện).',
      survey: 'do đợt khảo sát chọn.',
      reader: 'do người xem chọn, không phải của đợt khảo sát.',
    },
  },
  en: {
    standard: (profile: string) =>
      `Rates follow AAPOR (Standard Definitions, 9th edition, telephone), ${profile}.`,
    one: (e: string) => `Share of unknown cases taken to be eligible: e = ${e},`,
    two: (uh: string, uo: string) =>
      `Share of unknown cases taken to be eligible: e = ${uh} of numbers where nobody was met (UH), ${uo} of other unknown cases (UO),`,
    unknown: 'No case of known eligibility yet, hence no e.',
    chosenBy: {
      cases:
        'in proportion to the known ones: (I + P + R + NC + O) / (I + P + R + NC + O + NE) (I: complete; P: partial; R: refusal, break-off; NC: non-contact; O: other; NE: not eligible).',
      survey: 'chosen for the survey.',
      reader: "the reader's choice, not the survey's.",
    },
  },
} as const;
