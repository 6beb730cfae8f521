import type { Command } from 'commander';

import { contextFields, flagFields, type InterviewContext } from '#domain/questionnaire/context.ts';

import { InputFault, orInputFault } from '../input-fault.ts';
import { questionnaireCommands } from '../questionnaire-commands.ts';
import { readJsonFile, type QuestionnaireFile, readQuestionnaireFile } from '../questionnaire-file.ts';
import { givenFaultTexts, problemsOf, walkText } from '../questionnaire-text.ts';
import { type Walk, walkQuestionnaire } from '../questionnaire-walk.ts';

/* `cati questionnaire walk FILE --answers FILE.json`: what would have been asked of a citizen who answers so. */

interface WalkOptions {
  answers: string;
  case?: string;
  json?: true;
}

export function registerQuestionnaireWalk(program: Command): void {
  questionnaireCommands(program)
    .command('walk')
    .description('Đi qua một bảng hỏi với các câu trả lời cho sẵn: hỏi câu nào, bỏ qua câu nào, dừng ở đâu')
    .argument('<tệp>', 'bảng hỏi: JSON của hệ thống hoặc XLSForm (.xlsx)')
    .requiredOption(
      '--answers <tệp>',
      'JSON: tên câu hỏi → mã, số, chữ, danh sách mã, hoặc {"special": "dontKnow"}',
    )
    .option('--case <tệp>', 'JSON: những gì biết về hồ sơ, ví dụ {"respondent.organisation": true}')
    .option('--json', 'in một đối tượng JSON')
    .action((path: string, options: WalkOptions, command: Command) =>
      orInputFault(command, async () => {
        const file = await readQuestionnaireFile(path);
        const given = await readObject(options.answers);
        const context = options.case === undefined ? {} : await readContext(options.case);
        const walk = walkQuestionnaire(file, given, context);
        const nameOf = (name: string) => file.xlsform?.form.names.get(name) ?? name;
        process.stdout.write(
          options.json
            ? `${JSON.stringify(jsonOf(file, walk, nameOf))}\n`
            : walkText(file.definition, problemsOf(file), walk, nameOf),
        );
      }),
    );
}

async function readObject(path: string): Promise<Map<string, unknown>> {
  const wanted = 'cần một đối tượng JSON, tên → giá trị';
  const value = await readJsonFile(path, wanted);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return new Map(Object.entries(value));
  throw new InputFault(`${path}: ${wanted}.`);
}

async function readContext(path: string): Promise<InterviewContext> {
  const context: InterviewContext = {};
  for (const [name, value] of await readObject(path)) {
    const field = contextFields.find((candidate) => candidate === name);
    if (field === undefined)
      throw new InputFault(`${path}: không có mục «${name}». Các mục: ${contextFields.join(', ')}.`);
    const isFlag = flagFields.some((flag) => flag === field);
    if (value === null) continue;
    if (typeof value !== (isFlag ? 'boolean' : 'string'))
      throw new InputFault(`${path}: mục «${name}» cần ${isFlag ? 'true hoặc false' : 'một chuỗi chữ'}.`);
    Object.assign(context, { [field]: value });
  }
  return context;
}

function jsonOf(
  file: QuestionnaireFile,
  walk: Walk,
  nameOf: (name: string) => string,
): Record<string, unknown> {
  const { path, skipped, invalid, unusual } = walk;
  const said = ({ name, fault }: Walk['invalid'][number]) => ({ name, message: givenFaultTexts[fault] });
  return {
    asked: path.asked.map(nameOf),
    skipped: skipped.map(nameOf),
    invalid: invalid.map(said),
    complete: path.ended?.kind === 'complete',
    unusual: unusual.map(said),
    offPath: path.offPath.map(nameOf),
    waitingFor: path.current === null ? null : nameOf(path.current),
    endedBy:
      path.ended?.kind === 'screened-out'
        ? { question: nameOf(path.ended.at), outcome: path.ended.outcome }
        : null,
    problems: problemsOf(file),
  };
}
