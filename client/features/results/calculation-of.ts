// What a figure of the index is made of, one step down, with the counts by which it can be computed again by hand.
import type { Estimated, IndexPartView, IndexView } from '#contract/results.ts';
import { namesAlone } from '#domain/results/item-names.ts';

/** What a calculation needs, of the whole survey or of a part of its interviews. */
export type CalculatedIndex = Omit<IndexPartView, 'of' | 'allInterviews'>;
type Factor = IndexView['factors'][number];
export type Item = Factor['items'][number];

export interface CalculationPart extends Estimated {
  readonly code: string;
  readonly name: string;
  /** Of an item: answers that count for it, or sum of their points; null for what is made of items itself. */
  readonly points: number | null;
  readonly valid: number | null;
  /** What it weighs among the others, where it is not all the same. */
  readonly weight: number | null;
}

export interface Calculation extends Estimated {
  readonly code: string;
  readonly name: string;
  readonly parts: readonly CalculationPart[];
  /** The item itself; null for a factor, a group and the whole. */
  readonly item: Item | null;
  /** Points and answers of all parts together, where these are what it divides. */
  readonly pooled: { readonly points: number; readonly valid: number } | null;
}

/** Satisfied answers of an item, or the sum of its points from 1 to 5; every interview counted once. */
export function pointsOf({ levels }: Pick<Item, 'levels'>, rule: IndexView['rule']['item']): number {
  return levels.reduce(
    (sum, count, at) => sum + (rule === 'scale_mean' ? (at + 1) * count : at >= 3 ? count : 0),
    0,
  );
}

/** Null for a code that the form does not have. */
export function calculationOf(view: CalculatedIndex, code: string): Calculation | null {
  const { rollup, item: itemRule, weights = {} } = view.rule;
  const isFlat = rollup === 'item_mean' || rollup === 'answer_pooled';
  const isPooled = rollup === 'answer_pooled';
  const names = namesAlone(
    view.factors.flatMap((factor) =>
      factor.items.map((one) => ({ code: one.code, name: one.text, factor: factor.name })),
    ),
  );
  const ofItems = (factors: readonly Factor[], isAlone: boolean): CalculationPart[] =>
    factors.flatMap(({ items }) =>
      items.map((item) => ({
        ...item,
        name: (isAlone ? names.get(item.code) : undefined) ?? item.text,
        points: pointsOf(item, itemRule),
        weight: null,
      })),
    );
  const whole = (one: Estimated & { code: string; name: string }): CalculationPart => ({
    ...one,
    points: null,
    valid: null,
    weight: rollup === 'custom' ? (weights[one.code] ?? 1) : null,
  });
  const made = (
    one: Estimated & { code: string; name: string },
    parts: readonly CalculationPart[],
    divides: boolean,
  ): Calculation => ({ ...one, parts, item: null, pooled: divides ? sumOf(parts) : null });

  if (code === 'overall')
    return made(
      { ...view.overall, code, name: '' },
      isFlat ? ofItems(view.factors, true) : view.groups.map(whole),
      isPooled,
    );
  const group = view.groups.find((one) => one.code === code);
  if (group) {
    const own = view.factors.filter((factor) => factor.group === code);
    return made(group, isFlat ? ofItems(own, true) : own.map(whole), isPooled);
  }
  const factor = view.factors.find((one) => one.code === code);
  if (factor) return made(factor, ofItems([factor], false), isPooled);
  const item = view.factors.flatMap(({ items }) => items).find((one) => one.code === code);
  return item ? { ...item, name: names.get(code) ?? item.text, parts: [], item, pooled: null } : null;
}

/** Codes of the items in a figure that a single interview answers: they show no spread, so the figure's error leaves theirs out. */
export function thinItems(view: CalculatedIndex, code: string): string[] {
  return view.factors
    .filter((factor) => code === 'overall' || factor.group === code || factor.code === code)
    .flatMap(({ items }) => items.filter(({ valid }) => valid === 1).map((item) => item.code));
}

function sumOf(parts: readonly CalculationPart[]): { points: number; valid: number } {
  const sum = (key: 'points' | 'valid') => parts.reduce((total, part) => total + (part[key] ?? 0), 0);
  return { points: sum('points'), valid: sum('valid') };
}
