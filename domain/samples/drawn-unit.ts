// A person in a sample, as the draw gives it.

export type SampleRole = 'main' | 'reserve';

export interface DrawnUnit {
  /** Public name of the unit; see caseKeyOf. */
  caseKey: string;
  part: string;
  stratumKey: string;
  role: SampleRole;
  /** 1, 2, 3 … within stratum and role. A reserve is released in this order only. */
  order: number;
  /** Lô mẫu of a main unit, 1 to the plan's number; 0 for the reserve. */
  replicate: number;
  /** Of a person of the stratum to be in the main sample, over all stages, when every replicate is released. */
  inclusionProbability: number;
  /** Chance of the area at each stage, each given the one before; empty without stages. */
  stageProbabilities: readonly number[];
  /** 1 / inclusionProbability: how many persons one main unit stands for. */
  designWeight: number;
  /** Not for publication. */
  transactionKey: string;
  /** Not for publication. */
  personKey: string;
}
