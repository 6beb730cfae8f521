import type { AaporProfile } from '#domain/attempts/disposition-codes.ts';
import type { OutcomeRates } from './outcome-rates.ts';
import type { RuleText } from './rule-text.ts';

/* By which rule outcome rates are computed, in words: said wherever they are printed. */

const profiles: Readonly<Record<AaporProfile, RuleText>> = {
  'named-list': {
    vi: 'danh sách người có tên: số hỏng, sai người, không nhận là người có hồ sơ thì chưa rõ có đủ điều kiện hay không',
    en: 'a list of named persons: of a dead number, a wrong person, one who denies the transaction it is not known whether eligible',
  },
  rdd: {
    vi: 'số quay ngẫu nhiên: số hỏng, sai người, không nhận là người có hồ sơ thì không đủ điều kiện',
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

/** Rates, standard, profile and e. */
export function outcomeRatesText(profile: AaporProfile, e: OutcomeRates['e'], chosenBy: ChosenBy): RuleText {
  const inWords = (language: keyof RuleText): string => {
    const number = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 4 });
    const words = sentences[language];
    const used =
      e === null
        ? words.unknown
        : e.UH === e.UO
          ? words.one(number.format(e.UH))
          : words.two(number.format(e.UH), number.format(e.UO));
    return `${words.standard(profiles[profile][language])} ${used}${e === null ? '' : ` ${words.chosenBy[chosenBy]}`}`;
  };
  return { vi: inWords('vi'), en: inWords('en') };
}

const sentences = {
  vi: {
    standard: (profile: string) => `Tỷ lệ theo AAPOR (Standard Definitions, bản 9, điện thoại), ${profile}.`,
    one: (e: string) => `Phần hồ sơ chưa rõ được coi là đủ điều kiện: e = ${e},`,
    two: (uh: string, uo: string) =>
      `Phần hồ sơ chưa rõ được coi là đủ điều kiện: e = ${uh} với số chưa gặp ai (UH), ${uo} với hồ sơ chưa rõ khác (UO),`,
    unknown: 'Chưa hồ sơ nào rõ điều kiện nên chưa có e.',
    chosenBy: {
      cases: 'theo tỷ lệ của hồ sơ đã rõ: (I + P + R + NC + O) / (I + P + R + NC + O + NE).',
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
      cases: 'in proportion to the known ones: (I + P + R + NC + O) / (I + P + R + NC + O + NE).',
      survey: 'chosen for the survey.',
      reader: "the reader's choice, not the survey's.",
    },
  },
} as const;
