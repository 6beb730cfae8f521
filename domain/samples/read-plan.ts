import {
  type AgencyLevel,
  agencyLevels,
  type Allocation,
  type SamplePlan,
  type SizeRule,
  type SizeTier,
  type StratumKey,
  stratumKeys,
} from './plan.ts';

/*
 * Checks a plan that comes from outside (a file, a stored JSON column) and says every fault with its place. Also run
 * over the built-in plans by a test, so that both obey the same rules.
 */

export type PlanFaultCode =
  | 'not-an-object'
  | 'text-missing'
  | 'not-a-list'
  | 'list-empty'
  | 'unknown-value'
  | 'repeated-value'
  | 'not-a-whole-number'
  | 'out-of-range'
  | 'level-not-in-strata'
  | 'tier-zero-missing';

export interface PlanFault {
  /** Path in the plan, as `allocation.tiers[1].size`. */
  where: string;
  code: PlanFaultCode;
}

export type PlanReading = { plan: SamplePlan } | { faults: readonly PlanFault[] };

/** The plan that the value states, or everything that is wrong with it. Unknown extra fields are ignored. */
export function readPlan(value: unknown): PlanReading {
  const reader = new PlanReader();
  const plan = reader.plan(value);
  return reader.faults.length === 0 ? { plan } : { faults: reader.faults };
}

type Fields = Readonly<Record<string, unknown>>;

/** Collects faults while it reads; after a fault it goes on with a stand-in value that never leaves `readPlan`. */
class PlanReader {
  readonly faults: PlanFault[] = [];

  plan(value: unknown): SamplePlan {
    const fields = this.fields(value, 'plan');
    const strata = this.listOf(fields['strata'], 'strata', stratumKeys);
    const plan: SamplePlan = {
      id: this.text(fields['id'], 'id'),
      title: this.text(fields['title'], 'title'),
      source: this.text(fields['source'], 'source'),
      notCovered: fields['notCovered'] === undefined ? [] : this.texts(fields['notCovered'], 'notCovered'),
      strata,
      allocation: this.allocation(fields['allocation'], strata),
      reserveFactor: this.between(fields['reserveFactor'], 'reserveFactor', 0, 100),
    };
    if (fields['levels'] !== undefined) {
      plan.levels = this.listOf(fields['levels'], 'levels', agencyLevels);
    }
    return plan;
  }

  private allocation(value: unknown, strata: readonly StratumKey[]): Allocation {
    const fields = this.fields(value, 'allocation');
    switch (fields['kind']) {
      case 'fixed':
        return this.fixed(fields, strata);
      case 'proportional':
        return this.proportional(fields);
      case 'size-table':
        return { kind: 'size-table', tiers: this.tiers(fields['tiers']) };
      case 'yamane':
      case 'cochran':
        return this.sizeRule(fields, 'allocation');
      case 'take-all':
        return { kind: 'take-all' };
      default:
        this.fault('allocation.kind', 'unknown-value');
        return { kind: 'take-all' };
    }
  }

  private fixed(fields: Fields, strata: readonly StratumKey[]): Allocation {
    const perStratum = this.whole(fields['perStratum'], 'allocation.perStratum', 1);
    if (fields['perStratumByLevel'] === undefined) return { kind: 'fixed', perStratum };
    if (!strata.includes('level')) this.fault('allocation.perStratumByLevel', 'level-not-in-strata');
    const perStratumByLevel: Partial<Record<AgencyLevel, number>> = {};
    const where = 'allocation.perStratumByLevel';
    for (const [name, size] of Object.entries(this.fields(fields['perStratumByLevel'], where))) {
      const level = agencyLevels.find((known) => known === name);
      if (level) perStratumByLevel[level] = this.whole(size, `${where}.${name}`, 1);
      else this.fault(`${where}.${name}`, 'unknown-value');
    }
    return { kind: 'fixed', perStratum, perStratumByLevel };
  }

  private proportional(fields: Fields): Allocation {
    const { total } = fields;
    const basis = (['transactions', 'persons'] as const).find((known) => known === fields['basis']);
    if (!basis) this.fault('allocation.basis', 'unknown-value');
    const allocation = {
      kind: 'proportional' as const,
      total:
        typeof total === 'object'
          ? this.sizeRule(this.fields(total, 'allocation.total'), 'allocation.total')
          : this.whole(total, 'allocation.total', 1),
      basis: basis ?? 'transactions',
      floor: this.whole(fields['floor'], 'allocation.floor', 0),
    };
    if (fields['cap'] === undefined) return allocation;
    return { ...allocation, cap: this.whole(fields['cap'], 'allocation.cap', Math.max(1, allocation.floor)) };
  }

  private tiers(value: unknown): SizeTier[] {
    const tiers = this.list(value, 'allocation.tiers').map((tier, index): SizeTier => {
      const where = `allocation.tiers[${index}]`;
      const { from, size } = this.fields(tier, where);
      return {
        from: this.whole(from, `${where}.from`, 0),
        size: size === 'all' ? size : this.whole(size, `${where}.size`, 0),
      };
    });
    const starts = tiers.map((tier) => tier.from);
    if (new Set(starts).size < starts.length) this.fault('allocation.tiers', 'repeated-value');
    if (tiers.length > 0 && !starts.includes(0)) this.fault('allocation.tiers', 'tier-zero-missing');
    return tiers;
  }

  private sizeRule(fields: Fields, where: string): SizeRule {
    const e = this.between(fields['e'], `${where}.e`, 0.001, 0.5);
    if (fields['kind'] === 'yamane') return { kind: 'yamane', e };
    if (fields['kind'] !== 'cochran') this.fault(`${where}.kind`, 'unknown-value');
    const z = this.between(fields['z'], `${where}.z`, 0.1, 10);
    return { kind: 'cochran', e, z, p: this.between(fields['p'], `${where}.p`, 0.001, 0.999) };
  }

  private listOf<Known extends string>(value: unknown, where: string, known: readonly Known[]): Known[] {
    const list = this.list(value, where);
    const found = list.flatMap((item, index) => {
      const match = known.find((name) => name === item);
      if (!match) this.fault(`${where}[${index}]`, 'unknown-value');
      return match ? [match] : [];
    });
    if (new Set(found).size < found.length) this.fault(where, 'repeated-value');
    return found;
  }

  private texts(value: unknown, where: string): string[] {
    if (!Array.isArray(value)) this.fault(where, 'not-a-list');
    return (Array.isArray(value) ? value : []).map((item, index) => this.text(item, `${where}[${index}]`));
  }

  private list(value: unknown, where: string): unknown[] {
    if (!Array.isArray(value)) this.fault(where, 'not-a-list');
    else if (value.length === 0) this.fault(where, 'list-empty');
    return Array.isArray(value) ? value : [];
  }

  private fields(value: unknown, where: string): Fields {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
    this.fault(where, 'not-an-object');
    return {};
  }

  private text(value: unknown, where: string): string {
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.fault(where, 'text-missing');
    return '';
  }

  private whole(value: unknown, where: string, least: number): number {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) this.fault(where, 'not-a-whole-number');
    else if (value < least || value > 10_000_000) this.fault(where, 'out-of-range');
    return typeof value === 'number' ? value : 0;
  }

  private between(value: unknown, where: string, least: number, most: number): number {
    if (typeof value === 'number' && value >= least && value <= most) return value;
    this.fault(where, 'out-of-range');
    return 0;
  }

  private fault(where: string, code: PlanFaultCode): void {
    this.faults.push({ where, code });
  }
}
