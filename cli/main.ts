// The `cati` command: the product's rules and commands from a terminal. Each file of cli/commands registers its own.
// Exit codes: 0 done, 1 the input is wrong, 2 wrong usage.
import { Command } from 'commander';

import { registerIndex } from './commands/index-scores.ts';
import { registerListCheck } from './commands/list-check.ts';
import { registerSampleDraw } from './commands/sample-draw.ts';

const program = new Command('cati')
  .description('Lắng Nghe: khảo sát qua điện thoại về sự phục vụ hành chính')
  .helpOption('-h, --help', 'cách dùng')
  .helpCommand('help [lệnh]', 'cách dùng của một lệnh')
  // Commander ends with 1 on wrong usage; here 1 means that the input is wrong.
  .exitOverride(({ code, exitCode }) =>
    process.exit(exitCode === 1 && code.startsWith('commander.') ? 2 : exitCode),
  );

for (const register of [registerIndex, registerListCheck, registerSampleDraw]) register(program);

await program.parseAsync();
