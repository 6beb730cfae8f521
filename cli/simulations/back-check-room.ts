/*
 * What the simulation of phúc tra takes for granted about a telephone room: how much is interviewed, how well each kind
 * of evidence tells an invented interview from an honest one, what re-calls find. Everything else is the product's own
 * rules. docs/back-check-selection.md says where each figure comes from and what changes with it.
 */

import { defaultSelectionSettings } from '#domain/back-checks/selection-settings.ts';

export interface RoomAssumptions {
  /** Interviews that an operator completes in the month, unless stopped. */
  completesPerOperator: number;
  /** Interviews of an operator in one period of the minimum rule. */
  completesPerPeriod: number;
  /** Checks that each operator and each agency is owed in a period. */
  minimumPerOperator: number;
  minimumPerAgency: number;
  agencies: number;
  /** Chance that somebody is reached at a re-call; without that there is no result. */
  reached: number;
  /** Interviews that the operator completes between a chosen one and its result. */
  resultAfter: number;
  /** Chance that a check with a result fails. */
  inventedFails: number;
  honestFails: number;
  /** Chance that a rule of evidence fires that allows no doubt: no answered call, answers after hang-up. */
  ruleFiresOnInvented: number;
  ruleFiresOnHonest: number;
  /** All other evidence as one number: by how many of its standard deviations invented interviews lie higher. */
  separation: number;
  /** The separation that the settings of the evidence's weights believe in. */
  believedSeparation: number;
  /** Standard deviation of honest operators' own ways (a fast talker looks suspicious in every interview). */
  operatorStyle: number;
}

export const roomAssumptions: RoomAssumptions = {
  completesPerOperator: 300,
  completesPerPeriod: defaultSelectionSettings.weekOfOperator,
  minimumPerOperator: defaultSelectionSettings.minimum.perOperator,
  minimumPerAgency: defaultSelectionSettings.minimum.perAgency,
  agencies: 40,
  reached: 0.85,
  resultAfter: 5,
  inventedFails: 0.95,
  honestFails: 0.03,
  ruleFiresOnInvented: 0.3,
  ruleFiresOnHonest: 0.005,
  separation: 1.5,
  believedSeparation: defaultSelectionSettings.separation,
  operatorStyle: 0.3,
};

/** Who works in the room. */
export interface Room {
  operators: number;
  /** How many of them invent interviews. */
  fabricators: number;
  /** Share of their interviews that these invent, above 0 to 1. */
  share: number;
  seed: number;
}
