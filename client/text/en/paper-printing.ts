import type { Text } from '../vi.ts';

export const paperPrinting: Text['paperPrinting'] = {
  title: 'Print forms',
  lead: 'One form of A4 pages for each person, with the code by which it finds its case when it comes back. Only for open cases; people who asked not to be called get none.',
  whom: 'Print for',
  all: (people: string) => `The whole survey (${people})`,
  strata: 'By stratum',
  agencies: 'By agency',
  group: (name: string, people: string) => `${name} (${people})`,
  language: 'Language of the form',
  languageNames: { vi: 'Vietnamese', en: 'English' },
  format: 'File',
  formats: { pdf: 'PDF, to print at once', docx: 'Word, to change words before printing' },
  file: 'File no.',
  fileHint: (perFile: string) =>
    `Up to ${perFile} forms in a file. A person stays in the same file when it is printed again.`,
  named: 'Print name and address on the strip to cut off',
  namedHint: 'It is cut off before the form goes back, so that name and answers are not on one sheet.',
  reason: 'Reason for names and addresses',
  reasonHint:
    'At least 10 characters, e.g. handing out forms in Đắk Ha. Who printed, when and why is written into the log.',
  act: 'Print forms with codes',
  wait: 'A file of 100 forms takes about a minute.',
  blank: 'Print a blank form',
  blankHint:
    'A blank form has no code: whoever hands it out writes the code of the case into the cells first.',
  nobody: 'No case is left to print for.',
  reasonShort: 'State a reason of at least 10 characters first.',
  ofVersion: 'Paper form (.pdf)',
};
