import type { PlanFault, PlanFaultCode } from './plan-fault.ts';

/*
 * Reads values of unknown shape and collects what is wrong with them. After a fault it gives a stand-in value, so that
 * reading can go on to the next; stand-ins never leave readPlan.
 */

export type Fields = Readonly<Record<string, unknown>>;

export class ValueReader {
  readonly faults: PlanFault[] = [];

  fault(where: string, code: PlanFaultCode, details?: PlanFault['details']): void {
    this.faults.push(details ? { where, code, details } : { where, code });
  }

  fields(value: unknown, where: string): Fields {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
    this.fault(where, 'not-an-object');
    return {};
  }

  text(value: unknown, where: string): string {
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.fault(where, 'text-missing');
    return '';
  }

  /** A text that may be empty or absent. */
  textOrEmpty(value: unknown, where: string): string {
    return value === undefined || value === '' ? '' : this.text(value, where);
  }

  whole(value: unknown, where: string, least: number, most = 10_000_000): number {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) this.fault(where, 'not-a-whole-number');
    else if (value < least || value > most) this.fault(where, 'out-of-range', { least, most });
    return typeof value === 'number' ? value : 0;
  }

  between(value: unknown, where: string, least: number, most: number): number {
    if (typeof value === 'number' && value >= least && value <= most) return value;
    this.fault(where, 'out-of-range', { least, most });
    return least;
  }

  one<Known extends string>(value: unknown, where: string, known: readonly [Known, ...Known[]]): Known {
    const found = known.find((name) => name === value);
    if (!found) this.fault(where, 'unknown-value');
    return found ?? known[0];
  }

  /** A list with at least one item. */
  list(value: unknown, where: string, most = 10_000): unknown[] {
    if (!Array.isArray(value)) this.fault(where, 'not-a-list');
    else if (value.length === 0) this.fault(where, 'list-empty');
    else if (value.length > most) this.fault(where, 'list-too-long', { most });
    return Array.isArray(value) ? value : [];
  }

  texts(value: unknown, where: string): string[] {
    return this.list(value, where).map((item, index) => this.text(item, `${where}[${index}]`));
  }

  /** A list of different known names. */
  listOf<Known extends string>(value: unknown, where: string, known: readonly Known[]): Known[] {
    const found = this.list(value, where).flatMap((item, index) => {
      const match = known.find((name) => name === item);
      if (!match) this.fault(`${where}[${index}]`, 'unknown-value');
      return match ? [match] : [];
    });
    if (new Set(found).size < found.length) this.fault(where, 'repeated-value');
    return found;
  }
}
