import type { Command } from 'commander';

import { checkProtocol, readProtocol, type ChoiceFault } from '#domain/back-checks/choice-protocol.ts';

import { InputFault, orInputFault, readInputText } from '../input-fault.ts';

/*
 * `cati back-check verify FILE`: chooses again what a protocol of the choice for phúc tra says was chosen, from the
 * published seed. Ends with 1 when something differs.
 */

const sentences: Record<ChoiceFault, string> = {
  'missing-number': 'số thứ tự không liền nhau',
  'other-draw': 'số rút khác',
  'other-choice': 'kết quả chọn khác',
};

export function registerBackCheckVerify(program: Command): void {
  program
    .command('back-check')
    .description('Kiểm chứng việc chọn phúc tra')
    .command('verify')
    .description('Chọn lại theo biên bản và hạt giống đã công bố, rồi đối chiếu')
    .argument('<biên bản>', 'tệp chon-phuc-tra-….csv')
    .option('--seed <hạt giống>', 'khi biên bản chưa ghi hạt giống')
    .option('--json', 'in một đối tượng JSON')
    .action((path: string, options: { seed?: string; json?: true }, command: Command) =>
      orInputFault(command, async () => {
        const { seed: written, rows } = readProtocol(await readInputText(path));
        const seed = options.seed ?? written;
        if (rows.length === 0) throw new InputFault(`${path}: không có dòng phiếu nào.`);
        if (seed === null)
          throw new InputFault(`${path}: dòng đầu chưa có hạt giống; thêm --seed khi đã công bố.`);
        const { digest, checked, faults } = checkProtocol(rows, seed);
        const lines = [
          `Mã băm của hạt giống  ${digest}`,
          `Đã chọn lại ${checked} trong ${rows.length} phiếu`,
          ...(faults.length === 0
            ? ['Khớp với biên bản.']
            : faults.map(({ number, fault }) => `Phiếu ${number}: ${sentences[fault]}.`)),
        ];
        const ok = faults.length === 0;
        process.stdout.write(
          options.json ? `${JSON.stringify({ ok, digest, checked, faults })}\n` : `${lines.join('\n')}\n`,
        );
        if (!ok) process.exitCode = 1;
      }),
    );
}
