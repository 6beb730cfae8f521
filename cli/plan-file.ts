import { builtInPlan, builtInPlans } from '#domain/samples/built-in-plans.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import { type PlanFault, type PlanFaultCode, readPlan } from '#domain/samples/read-plan.ts';

import { InputFault, readInputText } from './input-fault.ts';

/** The built-in plan of that name, else the plan in the JSON file of that path. @throws InputFault */
export async function planNamed(nameOrPath: string): Promise<SamplePlan> {
  const known = builtInPlan(nameOrPath);
  if (known) return known;
  const reading = readPlan(parseJson(nameOrPath, await readPlanText(nameOrPath)));
  if ('plan' in reading) return reading.plan;
  throw new InputFault(`${nameOrPath}: ${reading.faults.map(faultText).join('; ')}.`);
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

const faultTexts: Readonly<Record<PlanFaultCode, string>> = {
  'not-an-object': 'cần một đối tượng',
  'text-missing': 'cần chữ, không để trống',
  'not-a-list': 'cần một danh sách',
  'list-empty': 'danh sách không được rỗng',
  'unknown-value': 'giá trị không có trong quy ước',
  'repeated-value': 'giá trị lặp lại',
  'not-a-whole-number': 'cần số nguyên',
  'out-of-range': 'số nằm ngoài khoảng cho phép',
  'level-not-in-strata': 'cỡ mẫu theo cấp cần "level" trong strata',
  'tier-zero-missing': 'cần một bậc có from bằng 0',
};

function faultText({ where, code }: PlanFault): string {
  return `${where}: ${faultTexts[code]}`;
}
