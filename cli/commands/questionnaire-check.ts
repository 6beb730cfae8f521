import type { Command } from 'commander';

import { questionsOf } from '#domain/questionnaire/questions.ts';

import { orInputFault } from '../input-fault.ts';
import { questionnaireCommands } from '../questionnaire-commands.ts';
import { type QuestionnaireFile, readQuestionnaireFile } from '../questionnaire-file.ts';
import { checkText, notesOf, problemsOf } from '../questionnaire-text.ts';

/* `cati questionnaire check FILE`: what speaks against publishing a questionnaire, each with where and what to do. */

export function registerQuestionnaireCheck(program: Command): void {
  questionnaireCommands(program)
    .command('check')
    .description('Kiểm tra một bảng hỏi: JSON của hệ thống hoặc XLSForm (.xlsx)')
    .argument('<tệp>', 'bảng hỏi')
    .option('--json', 'in một đối tượng JSON')
    .action((path: string, options: { json?: true }, command: Command) =>
      orInputFault(command, async () => {
        const file = await readQuestionnaireFile(path);
        process.stdout.write(options.json ? `${JSON.stringify(jsonOf(file))}\n` : checkText(file));
      }),
    );
}

function jsonOf(file: QuestionnaireFile): Record<string, unknown> {
  const { key, version, languages } = file.definition;
  return {
    id: key,
    version,
    languages,
    questions: questionsOf(file.definition).length,
    problems: problemsOf(file),
    notes: notesOf(file),
  };
}
