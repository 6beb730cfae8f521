import { compareCodePoints } from '#domain/samples/canonical-text.ts';
import type { RuleText } from './rule-text.ts';

/*
 * Classes within which non-response is adjusted for. Some are made of whole strata, so that all interviews of a stratum
 * weigh the same; others are of persons, by what the list says of each, and cut through strata. Classes with few respondents
 * make weights unstable (Valliant, Dever & Kreuter 2013, chapter 13.5), so that small ones are joined.
 */
const stratumClasses = ['stratum', 'agency', 'field', 'whole'] as const;
const personClasses = ['channel', 'timeliness'] as const;
export const responseClasses = [...stratumClasses, ...personClasses] as const;
export type ResponseClass = (typeof responseClasses)[number];
export type PersonClass = (typeof personClasses)[number];

/** Fewest respondents of a class in surveys that begin now. */
export const defaultMinimumClass = 20;

/** What classes of persons are of; null where they are made of whole strata. */
export function personClassOf(by: ResponseClass): PersonClass | null {
  return personClasses.find((one) => one === by) ?? null;
}

interface Stratum {
  readonly id: string;
  readonly agency: string;
  readonly field: string;
}

/** The class of a case. @param value what the list says of the person; empty where it says nothing, a class of its own */
export function responseClassOf({ id, agency, field }: Stratum, by: ResponseClass, value: string): string {
  return { stratum: id, agency, field, whole: '', channel: value, timeliness: value }[by];
}

/**
 * Which classes count as one. Those with fewer respondents than the minimum are taken together; while that is still too
 * few, the smallest of the others goes with them. By counts alone, never by answers.
 *
 * @param respondents by class
 * @param minimum 0 joins none
 * @returns the classes, each with those that it is made of, in the order of their names
 */
export function joinedClasses(respondents: ReadonlyMap<string, number>, minimum: number): string[][] {
  const countOf = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + (respondents.get(name) ?? 0), 0);
  const bySize = [...respondents.keys()].toSorted(
    (a, b) => countOf([a]) - countOf([b]) || compareCodePoints(a, b),
  );
  const small = bySize.filter((name) => countOf([name]) < minimum);
  const large = bySize.filter((name) => countOf([name]) >= minimum);
  while (small.length > 0 && large.length > 0 && countOf(small) < minimum) small.push(large.shift() ?? '');
  return [small, ...large.map((name) => [name])]
    .filter((names) => names.length > 0)
    .map((names) => names.toSorted(compareCodePoints))
    .toSorted((a, b) => compareCodePoints(a[0] ?? '', b[0] ?? ''));
}

/** "… trong từng tầng", "… within each stratum". */
export const responseClassWords: Readonly<Record<ResponseClass, RuleText>> = {
  stratum: { vi: 'trong từng tầng', en: 'within each stratum' },
  agency: { vi: 'trong từng cơ quan', en: 'within each agency' },
  field: { vi: 'trong từng lĩnh vực', en: 'within each field' },
  whole: { vi: 'trong cả đợt khảo sát', en: 'over the whole survey' },
  channel: { vi: 'theo hình thức nộp hồ sơ', en: 'by how the file was handed in' },
  timeliness: { vi: 'theo hồ sơ đúng hạn hay trễ hạn', en: 'by whether the file was in time' },
};

/** A class of the adjustment as outputs tell it. */
export interface AdjustedClass {
  /** What it is made of; several where small ones are joined. */
  readonly of: readonly string[];
  readonly respondents: number;
  /** What the base weight of its respondents is multiplied by; null where it cannot be known. */
  readonly adjustment: number | null;
}

/** Without the names of strata, agencies and fields: only how many there are of these is told. */
export function toldClass(
  one: AdjustedClass,
  by: ResponseClass,
): { of: string[]; respondents: number; adjustment: number | null } {
  return { ...one, of: personClassOf(by) === null ? one.of.map(() => '') : [...one.of] };
}

const values: Readonly<Record<string, RuleText>> = {
  '': { vi: 'không có thông tin', en: 'not stated' },
  inPerson: { vi: 'trực tiếp', en: 'in person' },
  online: { vi: 'trực tuyến', en: 'online' },
  post: { vi: 'bưu chính công ích', en: 'by post' },
  onTime: { vi: 'đúng hạn', en: 'in time' },
  late: { vi: 'trễ hạn', en: 'late' },
};

/** A value that classes are of, in words: codes of the list's facts, else as it stands. */
function classValueWords(value: string): RuleText {
  return values[value] ?? { vi: value, en: value };
}

/**
 * The classes in a sentence: of persons each with its respondents and factor; of strata how many. Then which are joined, and
 * whether the list leaves some persons without the value.
 */
export function classesInWords(
  classes: readonly AdjustedClass[],
  { responseClass, minimumClass }: { responseClass: ResponseClass; minimumClass: number },
): RuleText {
  const person = personClassOf(responseClass) !== null;
  const joined = classes.filter(({ of }) => of.length > 1);
  const isSilent = person && classes.some(({ of }) => of.includes(''));
  const inWords = (language: keyof RuleText): string => {
    const named = ({ of }: AdjustedClass): string =>
      of.map((value) => classValueWords(value)[language]).join(' + ');
    const number = (value: number): string =>
      new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 3 }).format(
        value,
      );
    const told = classes
      .map(
        (one) =>
          `${named(one)} ${number(one.respondents)}${one.adjustment === null ? '' : ` × ${number(one.adjustment)}`}`,
      )
      .join('; ');
    const words = sentences[language];
    return [
      person
        ? classes.length > 0
          ? words.classes(told)
          : words.untold
        : words.number(number(classes.length)),
      ...(minimumClass > 0 || person ? [words.minimum(number(Math.max(1, minimumClass)))] : []),
      ...(joined.length > 0
        ? [
            words.joined(
              person
                ? joined.map(named).join('; ')
                : number(joined.reduce((sum, { of }) => sum + of.length, 0)),
              person,
            ),
          ]
        : []),
      ...(isSilent ? [words.silent] : []),
    ].join(' ');
  };
  return { vi: inWords('vi'), en: inWords('en') };
}

const sentences = {
  vi: {
    classes: (told: string) => `Lớp hiệu chỉnh (số người trả lời × hệ số): ${told}.`,
    untold: 'Các lớp không nêu riêng, vì trong tầng có lớp quá ít người.',
    number: (count: string) => `Có ${count} lớp hiệu chỉnh.`,
    minimum: (minimum: string) =>
      `Lớp có dưới ${minimum} người trả lời gộp với nhau, vẫn thiếu thì gộp thêm lớp nhỏ nhất còn lại.`,
    joined: (told: string, named: boolean) => (named ? `Đã gộp: ${told}.` : `Đã gộp ${told} lớp.`),
    silent: 'Người mà danh sách không ghi thông tin này là một lớp riêng (không có thông tin).',
  },
  en: {
    classes: (told: string) => `Classes (respondents × factor): ${told}.`,
    untold: 'The classes are not told apart, because some have too few persons in a stratum.',
    number: (count: string) => `There are ${count} classes.`,
    minimum: (minimum: string) =>
      `Classes with fewer than ${minimum} respondents are joined, with the smallest of the others while that is too few.`,
    joined: (told: string, named: boolean) => (named ? `Joined: ${told}.` : `${told} classes were joined.`),
    silent: 'Persons of whom the list does not state it are a class of their own (not stated).',
  },
} as const;
