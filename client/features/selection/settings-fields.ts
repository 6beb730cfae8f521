// The fields of the settings, where each stands in them, and between which figures it may lie.
import { evidenceNames, type EvidenceName } from '#domain/back-checks/evidence/rule.ts';
import type { SelectionSettings } from '#domain/back-checks/selection-settings.ts';

export type PlainField =
  | 'floor'
  | 'tolerableRisk'
  | 'perRisk'
  | 'expectedBad'
  | 'expectationWeight'
  | 'perOperator'
  | 'perAgency'
  | 'weekOfOperator'
  | 'separation'
  | 'hangUpGrace'
  | 'p0'
  | 'p1'
  | 'alpha'
  | 'beta';
export type Field = PlainField | EvidenceName;
/** What is typed; null: nothing. */
export type SettingsDraft = Record<Field, number | null>;

export interface Limits {
  from: number;
  to: number;
  percent?: true;
  whole?: true;
}

const inner: Limits = { from: 0.001, to: 0.999, percent: true };
export const limits: Record<PlainField, Limits> = {
  floor: { from: 0.03, to: 1, percent: true },
  tolerableRisk: { from: 0, to: 1, percent: true },
  perRisk: { from: 0, to: 10, percent: true },
  expectedBad: inner,
  expectationWeight: { from: 0.1, to: 1000 },
  perOperator: { from: 0, to: 1000, whole: true },
  perAgency: { from: 0, to: 1000, whole: true },
  weekOfOperator: { from: 1, to: 1000, whole: true },
  separation: { from: 0, to: 5 },
  hangUpGrace: { from: 0, to: 600 },
  p0: inner,
  p1: inner,
  alpha: inner,
  beta: inner,
};
export const weightLimits: Limits = { from: 0, to: 10 };

/** `perRisk` is typed per point of risk: 20 per unit is 20 % a point. */
export function draftOf({
  risk,
  minimum,
  weekOfOperator,
  separation,
  hangUpGrace,
  weights,
  test,
}: SelectionSettings): SettingsDraft {
  return {
    ...weights,
    ...risk,
    perRisk: risk.perRisk / 100,
    ...minimum,
    weekOfOperator,
    separation,
    hangUpGrace,
    ...test,
  };
}

export type DraftFault =
  | { kind: 'missing' }
  | { kind: 'outside'; limits: Limits }
  | { kind: 'order' | 'risks' };

export function faultsOf(draft: SettingsDraft): Partial<Record<Field, DraftFault>> {
  const faults: Partial<Record<Field, DraftFault>> = {};
  const bounds: [Field, Limits][] = [
    ...(Object.entries(limits) as [PlainField, Limits][]),
    ...evidenceNames.map((name) => [name, weightLimits] as [Field, Limits]),
  ];
  for (const [field, its] of bounds) {
    const value = draft[field];
    if (value === null) faults[field] = { kind: 'missing' };
    else if (value < its.from || value > its.to || (its.whole && !Number.isInteger(value)))
      faults[field] = { kind: 'outside', limits: its };
  }
  const { p0, p1, alpha, beta } = draft;
  if (p0 !== null && p1 !== null && p0 >= p1) faults.p1 ??= { kind: 'order' };
  if (alpha !== null && beta !== null && alpha + beta >= 1) faults.beta ??= { kind: 'risks' };
  return faults;
}

/** The settings that a draft without faults says. */
export function settingsOf(draft: SettingsDraft): SelectionSettings {
  const of = (field: Field) => draft[field] ?? 0;
  return {
    risk: {
      floor: of('floor'),
      tolerableRisk: of('tolerableRisk'),
      perRisk: of('perRisk') * 100,
      expectedBad: of('expectedBad'),
      expectationWeight: of('expectationWeight'),
    },
    minimum: { perOperator: of('perOperator'), perAgency: of('perAgency') },
    weekOfOperator: of('weekOfOperator'),
    separation: of('separation'),
    hangUpGrace: of('hangUpGrace'),
    weights: Object.fromEntries(
      evidenceNames.map((name) => [name, of(name)]),
    ) as SelectionSettings['weights'],
    test: { p0: of('p0'), p1: of('p1'), alpha: of('alpha'), beta: of('beta') },
  };
}
