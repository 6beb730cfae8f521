import type { Command } from 'commander';

import type { Period } from '#domain/lists/fates.ts';
import { createListReading, type ListSummary } from '#domain/lists/list-reading.ts';
import type { TransactionFields } from '#domain/lists/list-row.ts';
import { drawSample, type DrawnStratum, type SampleDraw, type SampleRole } from '#domain/samples/draw.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import { type AgencyLevel, agencyLevels, type SamplePlan } from '#domain/samples/plan.ts';
import { SampleFault, type SampleFaultCode } from '#domain/samples/sample-fault.ts';

import { InputFault, orInputFault, usageError } from '../input-fault.ts';
import { readPeriod } from '../period-options.ts';
import { planNamed } from '../plan-file.ts';
import { rowsOf, tableFault } from '../table-file.ts';

/*
 * `cati sample draw`: repeats a draw from list, plan and seed (docs/draw-algorithm.md), without a database. Prints no
 * name, number or mã hồ sơ: drawn persons appear by case key.
 */

interface DrawOptions {
  list: string;
  plan: string;
  seed: string;
  from?: string;
  to?: string;
  json?: true;
}

export function registerSampleDraw(program: Command): void {
  sampleCommands(program)
    .command('draw')
    .description(
      'Rút mẫu ngẫu nhiên phân tầng từ một danh sách hồ sơ; cùng danh sách, phương án và hạt giống thì cùng mẫu',
    )
    .requiredOption('--list <tệp>', 'danh sách .xlsx hoặc .csv')
    .requiredOption('--plan <phương án>', 'tên dựng sẵn (dak-glong-2024, ca-mau-2014, …) hoặc tệp JSON')
    .requiredOption('--seed <số>', 'hạt giống')
    .option('--from <ngày>', 'ngày đầu kỳ khảo sát, theo ngày trả kết quả (2024-01-01 hoặc 01/01/2024)')
    .option('--to <ngày>', 'ngày cuối kỳ khảo sát')
    .option('--json', 'in một đối tượng JSON')
    .action((options: DrawOptions, command: Command) =>
      orInputFault(command, async () => {
        const period = readPeriod(options, command);
        if (options.seed.trim() === '')
          usageError(command, '--seed trống: cần một số hoặc một chuỗi chữ số.');
        const plan = await planNamed(options.plan);
        const { transactions, summary } = await readTransactions(options.list, period);
        const draw = drawOrFault(options, transactions, plan);
        process.stdout.write(
          options.json ? `${JSON.stringify(jsonOf(draw, plan, summary))}\n` : textOf(draw, plan),
        );
      }),
    );
}

/** The `sample` group, made by whichever of its commands is registered first. */
function sampleCommands(program: Command): Command {
  return (
    program.commands.find((command) => command.name() === 'sample') ??
    program.command('sample').description('Mẫu khảo sát')
  );
}

async function readTransactions(
  path: string,
  period: Period,
): Promise<{ transactions: FrameTransaction[]; summary: ListSummary }> {
  const reading = createListReading({ period });
  const transactions: FrameTransaction[] = [];
  try {
    for await (const raw of rowsOf(path)) {
      const row = reading.take(raw);
      if (row?.fate === 'accepted') transactions.push(frameTransaction(row.fields));
    }
    return { transactions, summary: reading.finish() };
  } catch (error) {
    throw tableFault(path, error);
  }
}

function frameTransaction(fields: TransactionFields): FrameTransaction {
  const { transactionKey, personKey, agencyName, field, tthcName, resultOn, channel, timeliness } = fields;
  if (personKey === null || agencyName === null) {
    throw new Error(`accepted row ${transactionKey} has no person or agency`);
  }
  return {
    transactionKey,
    personKey,
    agency: agencyName,
    field: field ?? '',
    tthcName: tthcName ?? '',
    resultOn: resultOn ?? '',
    channel: channel ?? '',
    timeliness: timeliness ?? '',
  };
}

const faultTexts: Readonly<Record<SampleFaultCode, (details: SampleFault['details']) => string>> = {
  'seed-empty': () => 'hạt giống trống',
  'frame-empty': ({ outsidePlan }) =>
    `không còn hồ sơ nào để rút mẫu (${outsidePlan ?? 0} hồ sơ được nhận thuộc cơ quan ngoài phạm vi phương án); hãy xem \`cati list check\``,
  'transaction-key-empty': () => 'có hồ sơ không có mã',
  'transaction-key-repeated': ({ transactionKey }) => `mã hồ sơ ${transactionKey} lặp lại`,
  'floors-exceed-total': ({ floors, total }) =>
    `mức tối thiểu của các tầng cộng lại là ${floors}, vượt tổng mẫu ${total}; hãy giảm floor hoặc tăng total`,
};

function drawOrFault(
  { list, seed }: DrawOptions,
  transactions: FrameTransaction[],
  plan: SamplePlan,
): SampleDraw {
  try {
    return drawSample(transactions, plan, seed);
  } catch (error) {
    if (!(error instanceof SampleFault)) throw error;
    throw new InputFault(`${list}: ${faultTexts[error.code](error.details)}.`, { cause: error });
  }
}

function jsonOf(draw: SampleDraw, plan: SamplePlan, summary: ListSummary): Record<string, unknown> {
  const { algorithm, seed, frameDigest, sampleDigest, transactions, persons, total, shortfall, outsidePlan } =
    draw;
  return {
    algorithm,
    plan,
    seed,
    frameDigest,
    sampleDigest,
    rows: summary.rows,
    accepted: summary.fates.accepted,
    outsidePlan,
    transactions,
    persons,
    total,
    shortfall,
    strata: draw.strata.map((stratum) => ({
      ...stratum.values,
      agency: stratum.values.agency ?? null,
      service: serviceOf(stratum),
      N: stratum.transactions,
      persons: stratum.persons,
      n: stratum.n,
      reserve: stratum.reserve,
      shortfall: stratum.shortfall,
    })),
    drawn: caseKeys(draw, 'main'),
    reserve: caseKeys(draw, 'reserve'),
  };
}

/** What a plan divides an agency's work by: the procedure or the field; null when by neither. */
function serviceOf({ values }: DrawnStratum): string | null {
  return values.tthc ?? values.field ?? null;
}

function caseKeys({ units }: SampleDraw, role: SampleRole): string[] {
  return units.filter((unit) => unit.role === role).map((unit) => unit.caseKey);
}

const levelNames: Readonly<Record<AgencyLevel, string>> = {
  province: 'cấp tỉnh',
  central: 'ngành dọc',
  district: 'cấp huyện',
  commune: 'cấp xã',
  unknown: 'chưa rõ cấp',
};

function stratumName({ values }: DrawnStratum): string {
  const { level, ...others } = values;
  const levelName = agencyLevels.find((known) => known === level);
  return [...(levelName ? [levelNames[levelName]] : []), ...Object.values(others)].join(' · ');
}

const count = new Intl.NumberFormat('vi-VN');

function textOf(draw: SampleDraw, plan: SamplePlan): string {
  const row = (cells: readonly (string | number)[], name: string): string =>
    `${cells.map((cell) => (typeof cell === 'number' ? count.format(cell) : cell).padStart(9)).join('')}  ${name}`;
  const reserve = draw.strata.reduce((sum, stratum) => sum + stratum.reserve, 0);
  const lines = [
    plan.title,
    '',
    row(['hồ sơ', 'người', 'mẫu', 'dự phòng', 'thiếu'], 'tầng'),
    ...draw.strata.map((stratum) =>
      row(
        [stratum.transactions, stratum.persons, stratum.n, stratum.reserve, stratum.shortfall],
        stratumName(stratum),
      ),
    ),
    row([draw.transactions, draw.persons, draw.total, reserve, draw.shortfall], 'cộng'),
    '',
    ...(draw.outsidePlan > 0 ? [`Ngoài phạm vi phương án: ${count.format(draw.outsidePlan)} hồ sơ.`] : []),
    ...plan.notCovered.map((part) => `Chưa gồm: ${part}`),
    `Thuật toán ${draw.algorithm}, hạt giống ${draw.seed}`,
    `Khung mẫu ${draw.frameDigest}`,
    `Mẫu       ${draw.sampleDigest}`,
  ];
  return `${lines.join('\n')}\n`;
}
