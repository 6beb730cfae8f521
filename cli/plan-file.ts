import { builtInPlan, builtInPlans } from '#domain/samples/built-in-plans.ts';
import { planFaultSentence } from '#domain/samples/fault-sentences.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import type { PlanFault } from '#domain/samples/plan-fault.ts';
import { readPlan } from '#domain/samples/read-plan.ts';

import { readAreasFile } from './areas-file.ts';
import { InputFault, readInputText } from './input-fault.ts';

const mostFaultsSaid = 10;

/**
 * The built-in plan of that name, else the plan in the JSON file of that path; with the list of units of another file
 * in place of its own, where one is given.
 *
 * @throws InputFault
 */
export async function planNamed(nameOrPath: string, areasPath?: string): Promise<SamplePlan> {
  const known = builtInPlan(nameOrPath);
  const plan = known ?? checked(nameOrPath, parseJson(nameOrPath, await readPlanText(nameOrPath)));
  if (areasPath === undefined) return plan;
  return checked(areasPath, { ...plan, areas: await readAreasFile(areasPath) });
}

function checked(path: string, value: unknown): SamplePlan {
  const reading = readPlan(value);
  if ('plan' in reading) return reading.plan;
  const { faults } = reading;
  const more = faults.length > mostFaultsSaid ? ` … và ${faults.length - mostFaultsSaid} lỗi nữa.` : '';
  throw new InputFault(`${path}: ${faults.slice(0, mostFaultsSaid).map(faultText).join(' ')}${more}`);
}

async function readPlanText(path: string): Promise<string> {
  try {
    return await readInputText(path);
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    const names = builtInPlans.map((plan) => plan.id).join(', ');
    throw new InputFault(`${error.message} Phương án dựng sẵn: ${names}.`, { cause: error });
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputFault(`${path}: phương án phải là JSON (${reason}).`, { cause: error });
  }
}

function faultText(fault: PlanFault): string {
  return `${fault.where}: ${planFaultSentence(fault).vi}`;
}
