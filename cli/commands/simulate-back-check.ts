import { type Command, Option } from 'commander';

import { readVietnameseNumber } from '#domain/results/vietnamese-number.ts';

import { usageError } from '../input-fault.ts';
import {
  backCheckMonth,
  selectionPolicies,
  type SelectionPolicyName,
} from '#cli/simulations/back-check-month.ts';
import { type Room, roomAssumptions } from '#cli/simulations/back-check-room.ts';
import { earlyCompletes, type MonthSummary, summaryOf } from '#cli/simulations/back-check-summary.ts';

/*
 * `cati simulate back-check`: a month of a telephone room in which some operators invent interviews, re-called under a
 * policy of selection. The policy's rules are the product's; what is assumed of the room is printed with the result.
 */

interface SimulateOptions {
  operators: string;
  fabricators: string;
  share: string;
  policy: SelectionPolicyName;
  seed: string;
  json?: true;
}

export function registerSimulateBackCheck(program: Command): void {
  simulateCommands(program)
    .command('back-check')
    .description(
      'Một tháng gọi với một số điện thoại viên bịa phiếu: phúc tra phát hiện được ai, sau bao nhiêu phiếu',
    )
    .requiredOption('--operators <số>', 'số điện thoại viên')
    .requiredOption('--fabricators <số>', 'trong đó bao nhiêu người bịa phiếu')
    .requiredOption('--share <phần>', 'phần phiếu họ bịa, trên 0 đến 1; ví dụ 0.2')
    .addOption(
      new Option('--policy <cách>', 'cách chọn phiếu phúc tra')
        .choices(Object.keys(selectionPolicies))
        .makeOptionMandatory(),
    )
    .requiredOption('--seed <số>', 'hạt giống')
    .option('--json', 'in một đối tượng JSON')
    .action((options: SimulateOptions, command: Command) => {
      const room = readRoom(options, command);
      const summary = summaryOf(backCheckMonth(room, selectionPolicies[options.policy]));
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ policy: options.policy, ...room, ...summary, assumptions: roomAssumptions })}\n`
          : textOf(options.policy, room, summary),
      );
    });
}

/** The `simulate` group, made by whichever of its commands is registered first. */
function simulateCommands(program: Command): Command {
  return (
    program.commands.find((command) => command.name() === 'simulate') ??
    program.command('simulate').description('Chạy thử các quy tắc trên một phòng gọi mô phỏng')
  );
}

const mostOperators = 1000;

function readRoom(options: SimulateOptions, command: Command): Room {
  const whole = (option: 'operators' | 'fabricators' | 'seed', from: number, to: number): number => {
    const value = /^-?\d+$/.test(options[option].trim()) ? Number(options[option]) : Number.NaN;
    if (value >= from && value <= to) return value;
    return usageError(command, `--${option}: cần số nguyên từ ${from} đến ${to}, thấy "${options[option]}".`);
  };
  const operators = whole('operators', 1, mostOperators);
  const share = readVietnameseNumber(options.share, 'score');
  if (share === null || share <= 0 || share > 1 || options.share.includes('%'))
    usageError(command, `--share: cần một số trên 0 đến 1, ví dụ 0.2, thấy "${options.share}".`);
  return {
    operators,
    fabricators: whole('fabricators', 0, operators),
    share,
    seed: whole('seed', 0, 2 ** 31 - 1),
  };
}

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('vi-VN', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

function textOf(
  policy: SelectionPolicyName,
  { operators, fabricators }: Room,
  summary: MonthSummary,
): string {
  const { completes, recalls, checkedShare, detected, detectedEarly, completesToDetection, estimate } =
    summary;
  const lines = [
    `Cách chọn ${policy}: phúc tra ${number.format(recalls)} trong ${number.format(completes)} phiếu (${percent.format(checkedShare)})`,
    `Phát hiện ${detected} trong ${fabricators} người bịa phiếu, ${detectedEarly} người trong ${earlyCompletes} phiếu đầu`,
    ...(completesToDetection === null
      ? []
      : [`Trung bình sau ${number.format(completesToDetection)} phiếu của người đó`]),
    `Nghi oan ${summary.falseFlags} trong ${operators - fabricators} người làm đúng`,
    `Phiếu không đạt: thật ${percent.format(summary.badShare)}${estimate === null ? '' : `, ước tính ${percent.format(estimate.share)} (${percent.format(estimate.low)}–${percent.format(estimate.high)})`}`,
    'Các giả định về phòng gọi: --json, hoặc docs/back-check-selection.md',
  ];
  return `${lines.join('\n')}\n`;
}
