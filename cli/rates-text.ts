import { aaporClasses, type AaporProfile } from '#domain/attempts/disposition-codes.ts';
import {
  outcomeRateFormula,
  type OutcomeRateName,
  outcomeRateNames,
} from '#domain/results/outcome-rates-rules.ts';
import type {
  EligibilityChoice,
  OutcomeCounts,
  OutcomeRates,
  UndefinedReason,
} from '#domain/results/outcome-rates.ts';

/* The output of `cati rates` for people. */

/** The cases of the survey, or of one stratum of it, and their rates. */
export interface RatedPart {
  /** Null for the survey as a whole. */
  stratum: string | null;
  cases: number;
  counts: OutcomeCounts;
  outcome: OutcomeRates;
}

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 4 });
const percent = new Intl.NumberFormat('vi-VN', {
  style: 'percent',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

const undefinedTexts: Readonly<Record<UndefinedReason, string>> = {
  'denominator-zero': 'không xác định: mẫu số bằng 0',
  'e-unknown': 'không xác định: chưa hồ sơ nào rõ điều kiện nên không có e',
};

const profileTexts: Readonly<Record<AaporProfile, string>> = {
  'named-list': 'danh sách người có tên (named-list)',
  rdd: 'số quay ngẫu nhiên (rdd)',
};

/** The rates of the survey and of its strata with their counts and formulas, for a terminal. */
export function ratesText(
  profile: AaporProfile,
  choice: EligibilityChoice,
  survey: RatedPart,
  strata: readonly RatedPart[],
): string {
  const { counts, cases, outcome } = survey;
  const lines = [
    `${number.format(cases)} hồ sơ, ${profileTexts[profile]}`,
    aaporClasses.map((aaporClass) => `${aaporClass} ${number.format(counts[aaporClass])}`).join(' · '),
    eText(choice, outcome.e),
    '',
    ...outcomeRateNames.map((name) => `${rateLine(name, outcome).padEnd(34)}  ${outcomeRateFormula(name)}`),
  ];
  for (const part of strata) {
    lines.push('', `${part.stratum}: ${number.format(part.cases)} hồ sơ, ${eText(choice, part.outcome.e)}`);
    lines.push(...outcomeRateNames.map((name) => rateLine(name, part.outcome, '  ')));
  }
  return `${lines.join('\n')}\n`;
}

function eText(choice: EligibilityChoice, e: OutcomeRates['e']): string {
  if (e === null) return 'e không xác định';
  const shown =
    e.UH === e.UO ? number.format(e.UH) : `${number.format(e.UH)} (UH), ${number.format(e.UO)} (UO)`;
  return choice.kind === 'given'
    ? `e = ${shown}, do người tính chọn`
    : `e = ${shown}, theo hồ sơ đã rõ điều kiện`;
}

function rateLine(name: OutcomeRateName, { rates }: OutcomeRates, indent = ''): string {
  const { numerator, denominator, value, undefinedBecause } = rates[name];
  if (value === null)
    return `${indent}${name.padEnd(6)}${'–'.padStart(10)}  ${undefinedBecause === null ? '' : undefinedTexts[undefinedBecause]}`;
  const division = `${number.format(numerator)} / ${number.format(denominator ?? 0)}`;
  return `${indent}${name.padEnd(6)}${percent.format(value).padStart(10)}  ${division}`;
}
