// Part of the check of a draft: what a definition that is being written may lack and a published one may not
// (contract/questionnaire-definition.ts refuses it). Everything else is found by checkDefinition.

import type { Question, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { isAsked } from '#domain/questionnaire/questions.ts';

const sentences = {
  'bad-key': {
    vi: 'Mã bảng hỏi cần 2–60 ký tự: chữ thường không dấu, chữ số, dấu «-», mở đầu bằng chữ hoặc số.',
    en: 'The questionnaire’s code needs 2–60 characters: small Latin letters, digits, “-”, a letter or digit first.',
  },
  'bad-name': {
    vi: 'Tên cần mở đầu bằng chữ cái không dấu, chỉ gồm chữ không dấu, chữ số, «.» và «-», tối đa 60 ký tự.',
    en: 'A name begins with a Latin letter and has only Latin letters, digits, “.” and “-”, at most 60 characters.',
  },
  'no-source': {
    vi: 'Chưa ghi nguồn: số quyết định mà lời hỏi theo, hoặc ghi rõ là tự đặt.',
    en: 'The source is missing: the decision that the wording follows, or that it is your own.',
  },
  'no-blocks': {
    vi: 'Bảng hỏi chưa có khối nào; hãy thêm một khối và câu hỏi đầu tiên.',
    en: 'The questionnaire has no block; add one and its first question.',
  },
  'empty-block': {
    vi: 'Khối chưa có câu hỏi; hãy thêm một câu hoặc bỏ khối.',
    en: 'The block has no question; add one or remove the block.',
  },
  'bad-seconds': {
    vi: 'Thời gian ước tính phải lớn hơn 0 giây.',
    en: 'The estimated time must be more than 0 seconds.',
  },
  'bad-code': { vi: 'Mã phương án phải là số nguyên.', en: 'The code of an option must be a whole number.' },
  'bad-option-key': { vi: 'Phím của phương án là một ký tự.', en: 'The key of an option is one character.' },
  'bad-language': {
    vi: 'Mã ngôn ngữ gồm 2–3 chữ thường, ví dụ vi, en, rad.',
    en: 'A language’s code has 2–3 small letters, e.g. vi, en, rad.',
  },
} as const;

export type BlankCode = keyof typeof sentences;

export interface Blank {
  where: string;
  code: BlankCode;
  message: { vi: string; en: string };
}

const namePattern = /^[A-Za-z][A-Za-z0-9.-]{0,59}$/;
const keyPattern = /^[a-z0-9][a-z0-9-]{1,59}$/;
const languagePattern = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;

function isName(name: string): boolean {
  return namePattern.test(name);
}
function isQuestionnaireKey(key: string): boolean {
  return keyPattern.test(key);
}
function isLanguageCode(code: string): boolean {
  return languagePattern.test(code);
}

export function checkBlanks(definition: QuestionnaireDefinition): Blank[] {
  const found: Blank[] = [];
  const say = (where: string, code: BlankCode) => found.push({ where, code, message: sentences[code] });
  const { index, optionLists = [], blocks } = definition;
  if (!isQuestionnaireKey(definition.key)) say('key', 'bad-key');
  if (definition.source === '') say('source', 'no-source');
  if (!definition.languages.every(isLanguageCode)) say('languages', 'bad-language');
  if (blocks.length === 0) say('blocks', 'no-blocks');
  for (const { code } of [...(index?.groups ?? []), ...(index?.factors ?? [])])
    if (!isName(code)) say(`index.${code}`, 'bad-name');
  for (const list of optionLists) {
    if (!isName(list.name)) say(list.name, 'bad-name');
    for (const code of optionBlanks(list.options)) say(list.name, code);
  }
  for (const block of blocks) {
    if (!isName(block.name)) say(block.name, 'bad-name');
    if (block.questions.length === 0) say(block.name, 'empty-block');
    for (const question of block.questions) {
      const { name } = question;
      if (!isName(name)) say(name, 'bad-name');
      if (question.source === '') say(`${name}.source`, 'no-source');
      if (isAsked(question) && !(question.seconds > 0)) say(`${name}.seconds`, 'bad-seconds');
      for (const code of optionBlanks(ownOptions(question))) say(`${name}.options`, code);
    }
  }
  return found;
}

function ownOptions(question: Question): readonly { code: number; key?: string }[] {
  return 'options' in question && typeof question.options !== 'string' ? question.options : [];
}

function optionBlanks(options: readonly { code: number; key?: string }[]): BlankCode[] {
  return [
    ...(options.every(({ code }) => Number.isInteger(code)) ? [] : (['bad-code'] as const)),
    ...(options.every(({ key }) => key === undefined || key.length === 1)
      ? []
      : (['bad-option-key'] as const)),
  ];
}
