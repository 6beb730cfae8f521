// The options by which a command that reads a list is told beforehand what the list leaves open (list-file.ts).
import type { Command } from 'commander';

import { listFields } from '#domain/lists/header-words.ts';
import type { ListField } from '#domain/lists/header-words.ts';
import { textCodings } from '#domain/lists/text-coding.ts';

import { usageError } from './input-fault.ts';
import type { ListAnswers } from './list-file.ts';

export interface ListOptions {
  textCoding?: string;
  ambiguousLandlines?: string;
  column: string[];
  agency?: string;
}

/** Adds the options to a command and gives it back. */
export function addListOptions(command: Command): Command {
  return command
    .option('--text-coding <bảng mã>', `bảng mã của chữ: ${textCodings.join(', ')}`)
    .option(
      '--ambiguous-landlines <loại>',
      'số có thể là số cố định theo mã vùng trước 2017: mobile (giữ là di động), landline (đổi sang cố định)',
    )
    .option(
      '--column <trường=tên cột>',
      `cột của một trường, nhiều lần được; trường: ${listFields.join(', ')}`,
      (pair: string, pairs: string[]) => [...pairs, pair],
      [],
    )
    .option('--agency <tên>', 'cơ quan của mọi dòng, khi tệp không có cột cơ quan');
}

/** What the options answer; ends with code 2 when they answer nothing that is asked. */
export function readListAnswers(options: ListOptions, command: Command): ListAnswers {
  const textCoding = oneOf(textCodings, '--text-coding', options.textCoding, command);
  const ambiguousLandlines = oneOf(
    ['mobile', 'landline'] as const,
    '--ambiguous-landlines',
    options.ambiguousLandlines,
    command,
  );
  const agencyName = options.agency?.trim();
  return {
    ...(textCoding && { textCoding }),
    ...(ambiguousLandlines && { ambiguousLandlines }),
    ...(agencyName && { agencyName }),
    columnLabels: Object.fromEntries(options.column.map((pair) => readColumn(pair, command))),
  };
}

function readColumn(pair: string, command: Command): [ListField, string] {
  const at = pair.indexOf('=');
  const field = oneOf(listFields, '--column', at < 0 ? pair : pair.slice(0, at), command);
  const label = at < 0 ? '' : pair.slice(at + 1).trim();
  if (!field || label === '') usageError(command, `--column: cần trường=tên cột, thấy "${pair}".`);
  return [field, label];
}

function oneOf<Value extends string>(
  values: readonly Value[],
  option: string,
  given: string | undefined,
  command: Command,
): Value | undefined {
  if (given === undefined) return undefined;
  return (
    values.find((value) => value === given) ??
    usageError(command, `${option}: cần một trong ${values.join(', ')}, thấy "${given}".`)
  );
}
