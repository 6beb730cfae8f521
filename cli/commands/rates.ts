import { Option, type Command } from 'commander';

import type { AaporProfile } from '#domain/attempts/disposition-codes.ts';
import { outcomeRateNames } from '#domain/results/outcome-rates-rules.ts';
import { countOutcomes, type EligibilityChoice, outcomeRates } from '#domain/results/outcome-rates.ts';
import { readVietnameseNumber } from '#domain/results/vietnamese-number.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';

import { type CaseOutcome, readCases } from '../case-file.ts';
import { orInputFault, usageError } from '../input-fault.ts';
import { type RatedPart, ratesText } from '../rates-text.ts';

/*
 * `cati rates --cases FILE`: the AAPOR outcome rates of a survey and of each stratum from the final outcomes of its
 * cases, so that anybody can check a published rate without our server.
 */

interface RatesOptions {
  cases: string;
  profile: AaporProfile;
  e?: string;
  json?: true;
}

export function registerRates(program: Command): void {
  program
    .command('rates')
    .description(
      'Tính các tỷ lệ AAPOR (trả lời, hợp tác, từ chối, tiếp xúc) từ kết quả cuối cùng của hồ sơ gọi',
    )
    .requiredOption('--cases <tệp>', 'CSV hoặc .xlsx có cột case, disposition (có thể thêm stratum)')
    .addOption(
      new Option('--profile <loại>', 'danh sách người có tên, hay số điện thoại quay ngẫu nhiên')
        .choices(['named-list', 'rdd'] satisfies AaporProfile[])
        .default('named-list'),
    )
    .option(
      '--e <số>',
      'phần hồ sơ chưa rõ được coi là đủ điều kiện, 0–1; ví dụ 0.4 hoặc UH=0.4;UO=0.6; không ghi thì tính theo hồ sơ đã rõ',
    )
    .option('--json', 'in một đối tượng JSON')
    .action((options: RatesOptions, command: Command) =>
      orInputFault(command, async () => {
        const choice = readChoice(options.e, command);
        const cases = await readCases(options.cases, options.profile);
        const survey = partOf(null, cases, choice);
        const strata = strataOf(cases).map(([name, members]) => partOf(name, members, choice));
        process.stdout.write(
          options.json
            ? `${JSON.stringify(jsonOf(options.profile, choice, survey, strata))}\n`
            : ratesText(options.profile, choice, survey, strata),
        );
      }),
    );
}

function partOf(stratum: string | null, cases: readonly CaseOutcome[], choice: EligibilityChoice): RatedPart {
  const counts = countOutcomes(cases.map(({ aaporClass }) => ({ aaporClass, count: 1 })));
  return { stratum, cases: cases.length, counts, outcome: outcomeRates(counts, choice) };
}

function strataOf(cases: readonly CaseOutcome[]): [string, CaseOutcome[]][] {
  const strata = new Map<string, CaseOutcome[]>();
  for (const one of cases) {
    if (one.stratum === null) continue;
    const members = strata.get(one.stratum);
    if (members) members.push(one);
    else strata.set(one.stratum, [one]);
  }
  return [...strata].toSorted(([a], [b]) => compareVietnamese(a, b));
}

function readChoice(text: string | undefined, command: Command): EligibilityChoice {
  if (text === undefined) return { kind: 'proportional' };
  const parts = /^\s*UH\s*=([^;]+);\s*UO\s*=([^;]+)$/i.exec(text);
  const [, forUH = text, forUO = text] = parts ?? [];
  const [UH, UO] = [forUH, forUO].map((part) => readVietnameseNumber(part, 'score'));
  if (UH == null || UO == null || text.includes('%') || Math.min(UH, UO) < 0 || Math.max(UH, UO) > 1)
    usageError(command, `--e: cần một số từ 0 đến 1 như 0.4, hoặc UH=0.4;UO=0.6, thấy "${text}".`);
  return { kind: 'given', UH, UO };
}

function jsonOf(
  profile: AaporProfile,
  choice: EligibilityChoice,
  survey: RatedPart,
  strata: readonly RatedPart[],
): Record<string, unknown> {
  return {
    profile,
    eChosen: choice.kind,
    ...figuresOf(survey),
    strata: strata.map((part) => ({ stratum: part.stratum, ...figuresOf(part) })),
  };
}

function figuresOf({ cases, counts, outcome }: RatedPart): Record<string, unknown> {
  const { rates, e } = outcome;
  const missing = outcomeRateNames.filter((name) => rates[name].undefinedBecause !== null);
  return {
    cases,
    counts,
    ...Object.fromEntries(outcomeRateNames.map((name) => [name, rates[name].value])),
    e: e && (e.UH === e.UO ? e.UH : e),
    undefinedRates: Object.fromEntries(missing.map((name) => [name, rates[name].undefinedBecause])),
  };
}
