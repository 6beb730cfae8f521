import type { Command } from 'commander';
import { expect, test } from 'vitest';

import { catiCommand } from '#cli/command.ts';

const withAll = (command: Command): Command[] => [command, ...command.commands.flatMap(withAll)];

/** What the command says on standard error, and the code it ends with. */
async function ending(...words: string[]): Promise<[number, string]> {
  let code = 0;
  let said = '';
  const program = catiCommand((exitCode) => {
    code = exitCode;
    throw new Error('ended');
  });
  for (const command of withAll(program)) command.configureOutput({ writeErr: (text) => (said += text) });
  await expect(program.parseAsync(words, { from: 'user' })).rejects.toThrow('ended');
  return [code, said];
}

test.each([
  [['list', 'chek'], 'Không có lệnh "chek". Có phải: check?'],
  [['list', 'check'], 'Thiếu <tệp>.'],
  [['list', 'check', 'a.csv', 'b.csv'], 'Thừa tham số: cần 1, thấy 2.'],
  [['list', 'check', '--jsn', 'a.csv'], 'Không có tuỳ chọn "--jsn". Có phải: --json?'],
  [['sample', 'draw'], 'Thiếu --list <tệp>.'],
  [['sample', 'draw', '--seed'], 'Sau --seed <số> cần có giá trị.'],
  [['index', '--item', 'mean'], '--item <cách> nhận một trong: top2_share, scale_mean; thấy "mean".'],
])('wrong usage is told in Vietnamese: %s', async (words, sentence) => {
  expect(await ending(...words)).toEqual([2, `${sentence} Cách dùng: thêm --help.\n`]);
});
