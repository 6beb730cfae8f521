import type { Command } from 'commander';

import { dataFormats, type DataFormat } from '#contract/exports.ts';

import { InputFault, orInputFault } from '../input-fault.ts';

/*
 * `cati export --survey ID --format csv,sav,… --out FILE`: the data of a survey for statistics programs, without names
 * and numbers, from the database of DATABASE_URL. One format gives its file, several an archive.
 */

interface ExportOptions {
  survey: string;
  format: string;
  out: string;
  as?: string;
  json?: true;
}

export function registerExport(program: Command): void {
  const command = program
    .command('export')
    .description('Xuất dữ liệu phiếu của một đợt khảo sát, không có tên và số điện thoại')
    .requiredOption('--survey <mã>', 'mã hoặc id của đợt khảo sát')
    .requiredOption('--format <dạng>', `một hoặc nhiều, cách nhau bằng dấu phẩy: ${dataFormats.join(', ')}`)
    .requiredOption('--out <tệp>', 'tệp được ghi; nhiều dạng thì là .zip')
    .option('--as <tài khoản>', 'người xuất; mặc định là tài khoản quản trị có trước nhất')
    .option('--json', 'in một đối tượng JSON')
    .action((options: ExportOptions) =>
      orInputFault(command, async () => {
        const formats = formatsOf(options.format);
        const { exportToFile } = await import('../export-to-file.ts');
        const done = await exportToFile(options, formats);
        process.stdout.write(
          options.json
            ? `${JSON.stringify(done)}\n`
            : `${done.file}: ${done.rows} phiếu, SHA-256 ${done.sha256}\n`,
        );
      }),
    );
}

function formatsOf(text: string): DataFormat[] {
  return [...new Set(text.split(',').map((part) => part.trim()))].map((part) => {
    const format = dataFormats.find((known) => known === part);
    if (format === undefined)
      throw new InputFault(`Không có dạng "${part}"; hãy chọn trong: ${dataFormats.join(', ')}.`);
    return format;
  });
}
