// The `cati` command: the product's rules and commands from a terminal. Each file of cli/commands registers its own.
// What takes long to load (the database, a writer of workbooks) is loaded by the command that needs it, when it runs.
import { Command } from 'commander';

import { registerExport } from './commands/export.ts';
import { registerBackCheckVerify } from './commands/back-check-verify.ts';
import { registerIndex } from './commands/index-scores.ts';
import { registerListCheck } from './commands/list-check.ts';
import { registerListImport } from './commands/list-import.ts';
import { registerQuestionnaireCheck } from './commands/questionnaire-check.ts';
import { registerQuestionnaireConvert } from './commands/questionnaire-convert.ts';
import { registerQuestionnaireWalk } from './commands/questionnaire-walk.ts';
import { registerRates } from './commands/rates.ts';
import { registerSampleDraw } from './commands/sample-draw.ts';
import { registerSimulateBackCheck } from './commands/simulate-back-check.ts';
import { registerVerify } from './commands/verify.ts';
import { vietnameseFault, vietnameseHelp } from './vietnamese-usage.ts';

/**
 * The command with all its subcommands, to be parsed once.
 * @param exit ends the program with a code: 0 done, 1 the input is wrong, 2 wrong usage
 */
export function catiCommand(exit: (code: number) => never): Command {
  const program = new Command('cati')
    .description('Lắng Nghe: khảo sát qua điện thoại về sự phục vụ hành chính')
    .helpOption('-h, --help', 'cách dùng')
    .helpCommand('help [lệnh]', 'cách dùng của một lệnh')
    .configureHelp(vietnameseHelp)
    .configureOutput({ outputError: (said, write) => write(vietnameseFault(said)) })
    // Commander ends with 1 on wrong usage; here 1 means that the input is wrong.
    .exitOverride(({ code, exitCode }) =>
      exit(exitCode === 1 && code.startsWith('commander.') ? 2 : exitCode),
    );
  for (const register of [
    registerBackCheckVerify,
    registerExport,
    registerIndex,
    registerListCheck,
    registerListImport,
    registerQuestionnaireCheck,
    registerQuestionnaireConvert,
    registerQuestionnaireWalk,
    registerRates,
    registerSampleDraw,
    registerSimulateBackCheck,
    registerVerify,
  ])
    register(program);
  return program;
}
