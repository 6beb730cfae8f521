// A sampling plan in words, and the names of its strata, as screens, report and publication say them.
import type { Allocation, Eligibility, PlanPart, SamplePlan, SizeRule, Stage, StratumKey } from './plan.ts';
import { agencyLevels, stratumKeys } from './plan.ts';

import type { PlanVocabulary as Words } from './plan-vocabulary.ts';

/** Numbers as the reader's language writes them. */
export interface NumberFormat {
  number: (value: number) => string;
  /** A share already in percent. */
  percent: (percent: number) => string;
}

/** One line: what it is about, and what the plan says of it. */
export interface PlanLine {
  label: string;
  text: string;
}

/** How many names of a long list are read out. */
const namesShown = 4;

/** What the whole plan says beside its parts. */
export function planLines(plan: SamplePlan, words: Words, format: NumberFormat): PlanLine[] {
  const { words: say } = words;
  const lines = [
    { label: say.selection, text: say.selections[plan.selection] },
    {
      label: say.reserve,
      text: plan.reserveFactor === 0 ? say.noReserve : say.reserveOf(format.number(plan.reserveFactor)),
    },
    {
      label: say.replicates,
      text: plan.replicates > 1 ? say.replicatesOf(format.number(plan.replicates)) : say.oneReplicate,
    },
  ];
  if (plan.leastTotal !== undefined)
    lines.push({ label: say.leastTotal, text: say.forms(format.number(plan.leastTotal)) });
  if (plan.areas !== undefined && plan.areas.length > 0) {
    const districts = new Set(plan.areas.map(({ district }) => district)).size;
    lines.push({
      label: say.areaList,
      text: say.areasOf(format.number(plan.areas.length), format.number(districts)),
    });
  }
  return lines;
}

/** What one part says: who, which areas first, which strata, how many. */
export function partLines(part: PlanPart, words: Words, format: NumberFormat): PlanLine[] {
  const { words: say } = words;
  const stages = stagesInWords(part.stages, words, format);
  return [
    { label: say.who, text: eligibilityInWords(part.eligibility, words, format) },
    ...(stages === null ? [] : [{ label: say.stages, text: stages }]),
    { label: say.strata, text: strataInWords(part.strata, words) },
    { label: say.size, text: allocationInWords(part.allocation, words, format) },
  ];
}

/** The plan in sentences: each part, then how persons are drawn in a stratum, how many in reserve, in how many lots. */
export function planSentences(plan: SamplePlan, words: Words, format: NumberFormat): string[] {
  const said = (lines: readonly PlanLine[]): string =>
    lines.map(({ label, text }, at) => `${at === 0 ? label : lowered(label)}: ${text}`).join('; ');
  const areaList = words.words.areaList;
  return [
    ...plan.parts.map((part) => {
      const sentence = said(partLines(part, words, format));
      return plan.parts.length > 1 ? `“${part.name}”: ${lowered(sentence)}.` : `${sentence}.`;
    }),
    `${said(planLines(plan, words, format).filter(({ label }) => label !== areaList))}.`,
  ];
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** "cơ quan cấp huyện, cấp xã; lĩnh vực: Đất đai". */
export function eligibilityInWords(eligibility: Eligibility, words: Words, format: NumberFormat): string {
  const { words: say } = words;
  const names = (label: string, list: readonly string[] | undefined) =>
    list === undefined || list.length === 0 ? [] : [say.named(label, shortened(list, words, format))];
  const { levels, persons } = eligibility;
  const said = [
    ...(levels === undefined || levels.length === 0
      ? []
      : [say.only(levels.map((level) => words.levels[level]).join(', '))]),
    ...names(say.agencies, eligibility.agencies),
    ...names(say.fields, eligibility.fields),
    ...names(say.tthcNames, eligibility.tthcNames),
    ...names(
      say.channels,
      eligibility.channels?.map((channel) => words.values.channel[channel]),
    ),
    ...names(
      say.timeliness,
      eligibility.timeliness?.map((each) => words.values.timeliness[each]),
    ),
    ...(persons === undefined ? [] : [words.persons[persons]]),
  ];
  return said.length === 0 ? say.everybody : said.join('; ');
}

function shortened(list: readonly string[], words: Words, format: NumberFormat): string {
  const shown = list.slice(0, namesShown).join(', ');
  const rest = list.length - namesShown;
  return rest > 0 ? `${shown} ${words.words.more(format.number(rest))}` : shown;
}

/** The stages one after the other; null when persons are drawn straight from the frame. */
export function stagesInWords(stages: readonly Stage[], words: Words, format: NumberFormat): string | null {
  if (stages.length === 0) return null;
  const { words: say } = words;
  return stages
    .map((stage, index) => {
      const above = stages[index - 1];
      const said = say.stage(
        takeInWords(stage, words, format),
        above === undefined ? null : words.areas[above.area],
      );
      return stage.chances === 'by-size' ? `${said} (${say.bySize})` : said;
    })
    .join(say.thenStage);
}

function takeInWords({ take, area: key }: Stage, { words: say, areas }: Words, format: NumberFormat): string {
  const area = areas[key];
  if (take === 'all') return say.stageAll(area);
  if (typeof take === 'number') return say.stageCount(format.number(take), area);
  const classes = Object.entries(take.byClass).map(([name, count]) =>
    say.ofClass(name, format.number(count)),
  );
  return say.stageByClass(area, classes.join(', '));
}

/** "Cơ quan × Lĩnh vực". */
function strataInWords(strata: readonly StratumKey[], words: Words): string {
  return strata.map((key) => words.strataKeys[key]).join(' × ');
}

/** How many each stratum gives. */
export function allocationInWords(allocation: Allocation, words: Words, format: NumberFormat): string {
  const { words: say } = words;
  switch (allocation.kind) {
    case 'fixed': {
      const { perStratumByLevel = {} } = allocation;
      const own = agencyLevels.flatMap((level) => {
        const n = perStratumByLevel[level];
        return n === undefined ? [] : [say.fixedLevel(words.levels[level], format.number(n))];
      });
      const said = say.fixed(format.number(allocation.perStratum));
      return own.length === 0 ? said : `${said} (${own.join(', ')})`;
    }
    case 'size-table':
      return (
        say.sizeTable +
        allocation.tiers
          .toSorted((a, b) => b.from - a.from)
          .map(({ from, size }) =>
            size === 'all'
              ? say.tierAll(format.number(from))
              : say.tier(format.number(from), format.number(size)),
          )
          .join('; ')
      );
    case 'proportional':
      return bounded(
        say.proportional(totalInWords(allocation.total, words, format), say.basis[allocation.basis]),
        allocation,
        words,
        format,
      );
    case 'neyman':
      return bounded(say.neyman(totalInWords(allocation.total, words, format)), allocation, words, format);
    case 'take-all':
      return say.takeAll;
    case 'yamane':
    case 'cochran':
      return say.perStratum(ruleInWords(allocation, words, format));
  }
}

function bounded(
  said: string,
  { floor, cap }: { floor: number; cap?: number },
  { words: say }: Words,
  format: NumberFormat,
): string {
  return [
    said,
    ...(floor > 0 ? [say.floor(format.number(floor))] : []),
    ...(cap === undefined ? [] : [say.cap(format.number(cap))]),
  ].join(', ');
}

function totalInWords(total: number | SizeRule, words: Words, format: NumberFormat): string {
  return typeof total === 'number'
    ? words.words.totalPersons(format.number(total))
    : ruleInWords(total, words, format);
}

function ruleInWords(rule: SizeRule, { words: say }: Words, format: NumberFormat): string {
  const e = format.percent(100 * rule.e);
  return rule.kind === 'yamane'
    ? say.yamane(e)
    : say.cochran(e, format.number(rule.z), format.percent(100 * rule.p));
}

/** The keys that the strata of these parts are named by, in the order of the screens. */
export function keysOf(strata: readonly { values: Readonly<Record<string, string>> }[]): StratumKey[] {
  const used = new Set(strata.flatMap(({ values }) => Object.keys(values)));
  return stratumKeys.filter((key) => used.has(key));
}

/** A stratum's value of one key as people read it: codes by their word, what is empty by "không ghi". */
export function valueInWords(key: string, value: string, words: Words): string {
  if (value === '') return words.noValue;
  const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    level: words.levels,
    ...words.values,
  };
  return codes[key]?.[value] ?? value;
}

/**
 * What a stratum is called: the values of its keys; its part before them when the plan has several (`withPart`). A
 * level beside a named agency goes without saying, as does a district beside its commune.
 */
export function stratumName(
  { part, values }: { part: string; values: Readonly<Record<string, string>> },
  words: Words,
  withPart: boolean,
): string {
  const said = stratumKeys.flatMap((key) => {
    const value = values[key];
    if (value === undefined || (key === 'level' && values['agency'] !== undefined)) return [];
    return [valueInWords(key, value, words)];
  });
  const name = said.join(' · ');
  if (name === '') return part;
  return withPart && part !== '' ? `${part}: ${name}` : name;
}

/** Whether strata of several parts stand beside each other, so that their names need the part. */
export function hasSeveralParts(strata: readonly { part: string }[]): boolean {
  return new Set(strata.map(({ part }) => part)).size > 1;
}
