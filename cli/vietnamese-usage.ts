// Commander's own words in Vietnamese: headings of its help, and what it says of a wrong use.
import { Help, type Option } from 'commander';

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tuỳ chọn:',
  'Commands:': 'Lệnh:',
};

const plain = new Help();
const placeholders = (usage: string) =>
  usage.replaceAll('[options]', '[tuỳ chọn]').replaceAll('[command]', '[lệnh]');

export const vietnameseHelp: Partial<Help> = {
  commandUsage: (command) => placeholders(plain.commandUsage(command)),
  subcommandTerm: (command) => placeholders(plain.subcommandTerm(command)),
  styleTitle: (title) => titles[title] ?? title,
  optionDescription({ description, argChoices, defaultValue }: Option) {
    const facts = [
      argChoices && argChoices.length > 0 && `một trong: ${argChoices.join(', ')}`,
      typeof defaultValue === 'string' && `mặc định: ${defaultValue}`,
    ].filter((fact) => typeof fact === 'string');
    return facts.length === 0 ? description : `${description} (${facts.join('; ')})`;
  },
};

/** Its sentences (commander 14, lib/command.js and lib/error.js), each with what it becomes. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/unknown command '(.+)'/, 'Không có lệnh "$1".'],
  [/unknown option '(.+)'/, 'Không có tuỳ chọn "$1".'],
  [/missing required argument '(.+)'/, 'Thiếu <$1>.'],
  [/required option '(.+)' not specified/, 'Thiếu $1.'],
  [/option '(.+)' argument missing/, 'Sau $1 cần có giá trị.'],
  [
    /option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\./,
    '$1 nhận một trong: $3; thấy "$2".',
  ],
  [/option '(.+)' argument '(.*)' is invalid\. /, '$1 không nhận "$2": '],
  [/too many arguments.*Expected (\d+) arguments? but got (\d+).*/, 'Thừa tham số: cần $1, thấy $2.'],
  [/\n?\(Did you mean (?:one of )?(.+)\?\)/, ' Có phải: $1?'],
];

/** What Commander says of a wrong use, with where help is; a fault of the input, told by the commands, stays as it is. */
export function vietnameseFault(said: string): string {
  if (!said.startsWith('error: ')) return said;
  const body = said.slice('error: '.length).trimEnd();
  const told = sentences.reduce((text, [english, vietnamese]) => text.replace(english, vietnamese), body);
  return `${told} Cách dùng: thêm --help.\n`;
}
