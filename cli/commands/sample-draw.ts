import type { Command } from 'commander';

import { createNameNotes } from '#domain/agencies/frame-names.ts';
import type { Period } from '#domain/lists/fates.ts';
import type { ListSummary } from '#domain/lists/list-reading.ts';
import type { TransactionFields } from '#domain/lists/list-row.ts';
import { drawSample, type SampleDraw } from '#domain/samples/draw.ts';
import type { SampleRole } from '#domain/samples/drawn-unit.ts';
import { sampleFaultSentence } from '#domain/samples/fault-sentences.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import { createSamePersons } from '#domain/samples/same-persons.ts';
import { SampleFault } from '#domain/samples/sample-fault.ts';
import type { SizedStratum } from '#domain/samples/sizes.ts';

import { InputFault, orInputFault, usageError } from '../input-fault.ts';
import { type ListAnswers, readListFile } from '../list-file.ts';
import { addListOptions, type ListOptions, readListAnswers } from '../list-options.ts';
import { readPeriod } from '../period-options.ts';
import { planNamed } from '../plan-file.ts';
import { sampleText } from '../sample-text.ts';

/*
 * `cati sample draw`: repeats a draw from list, plan and seed (docs/draw-algorithm.md), without a database. Prints no
 * name, number or mã hồ sơ: drawn persons appear by case key.
 */

interface DrawOptions extends ListOptions {
  list: string;
  plan: string;
  seed: string;
  areas?: string;
  from?: string;
  to?: string;
  json?: true;
}

export function registerSampleDraw(program: Command): void {
  const command = sampleCommands(program)
    .command('draw')
    .description(
      'Rút mẫu ngẫu nhiên phân tầng từ một danh sách hồ sơ; cùng danh sách, phương án và hạt giống thì cùng mẫu',
    )
    .requiredOption('--list <tệp>', 'danh sách .xlsx hoặc .csv')
    .requiredOption('--plan <phương án>', 'tên dựng sẵn (dak-glong-2024, ca-mau-2014, …) hoặc tệp JSON')
    .requiredOption('--seed <số>', 'hạt giống')
    .option('--areas <tệp>', 'danh sách đơn vị để rút huyện, xã, thôn: cột huyện, loại, xã, thôn, số hộ')
    .option('--from <ngày>', 'ngày đầu kỳ khảo sát, theo ngày trả kết quả (2024-01-01 hoặc 01/01/2024)')
    .option('--to <ngày>', 'ngày cuối kỳ khảo sát');
  addListOptions(command)
    .option('--json', 'in một đối tượng JSON')
    .action((options: DrawOptions) =>
      orInputFault(command, async () => {
        const period = readPeriod(options, command);
        if (options.seed.trim() === '')
          usageError(command, '--seed trống: cần một số hoặc một chuỗi chữ số.');
        const plan = await planNamed(options.plan, options.areas);
        const answers = readListAnswers(options, command);
        const { transactions, summary, assumed } = await readTransactions(options.list, period, answers);
        if (!options.json)
          for (const sentence of assumed) process.stderr.write(`${options.list}: ${sentence}\n`);
        const draw = drawOrFault(options, transactions, plan);
        process.stdout.write(
          options.json ? `${JSON.stringify(jsonOf(draw, plan, summary))}\n` : sampleText(draw, plan),
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
  answers: ListAnswers,
): Promise<{ transactions: FrameTransaction[]; summary: ListSummary; assumed: readonly string[] }> {
  const transactions: FrameTransaction[] = [];
  const names = createNameNotes();
  const same = createSamePersons();
  const { summary, assumed } = await readListFile(path, { period, answers }, (row) => {
    if (row.fate !== 'accepted') return;
    const transaction = frameTransaction(row.fields);
    names.note(transaction.agency, transaction.resultOn);
    same.note(
      transaction.personKey,
      row.fields.phones.map(({ phoneE164 }) => phoneE164),
    );
    transactions.push(transaction);
  });
  const called = names.called();
  const standIns = same.standIns();
  for (const transaction of transactions) {
    transaction.agency = called(transaction.agency, transaction.resultOn);
    transaction.personKey = standIns.get(transaction.personKey) ?? transaction.personKey;
  }
  return { transactions, summary, assumed };
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
    organisation: fields.isOrganisation,
  };
}

function drawOrFault(
  { list, seed }: DrawOptions,
  transactions: FrameTransaction[],
  plan: SamplePlan,
): SampleDraw {
  try {
    return drawSample(transactions, plan, seed);
  } catch (error) {
    if (!(error instanceof SampleFault)) throw error;
    throw new InputFault(`${list}: ${sampleFaultSentence(error.code, error.details).vi}`, { cause: error });
  }
}

function jsonOf(draw: SampleDraw, plan: SamplePlan, summary: ListSummary): Record<string, unknown> {
  const { strata, units, areas, replicates, ...rest } = draw;
  return {
    ...rest,
    plan,
    rows: summary.rows,
    accepted: summary.fates.accepted,
    strata: strata.map((stratum) => ({
      ...stratum.values,
      part: stratum.part,
      agency: stratum.values.agency ?? null,
      service: serviceOf(stratum),
      N: stratum.transactions,
      persons: stratum.persons,
      wanted: stratum.wanted,
      n: stratum.n,
      reserve: stratum.reserve,
      shortfall: stratum.shortfall,
      stageProbabilities: stratum.stageProbabilities,
    })),
    areas,
    drawn: caseKeys(draw, 'main'),
    reserve: caseKeys(draw, 'reserve'),
    replicates: replicates.map((_size, index) => ({
      number: index + 1,
      drawn: units.filter((unit) => unit.replicate === index + 1).map((unit) => unit.caseKey),
    })),
  };
}

/** What a plan divides an agency's work by: the procedure or the field; null when by neither. */
function serviceOf({ values }: SizedStratum): string | null {
  return values.tthc ?? values.field ?? null;
}

function caseKeys({ units }: SampleDraw, role: SampleRole): string[] {
  return units.filter((unit) => unit.role === role).map((unit) => unit.caseKey);
}
