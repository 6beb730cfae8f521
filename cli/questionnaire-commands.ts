import type { Command } from 'commander';

/** `cati questionnaire`, under which each of its commands registers. */
export function questionnaireCommands(program: Command): Command {
  return (
    program.commands.find((command) => command.name() === 'questionnaire') ??
    program.command('questionnaire').description('Bảng hỏi: JSON của hệ thống hoặc XLSForm')
  );
}
