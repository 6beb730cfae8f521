import type { Text } from '../vi.ts';
import { counted } from './counted.ts';

export const listMapping: Text['lists']['mapping'] = {
  title: 'How to read the list',
  titleRead: 'How the file was read',
  keys: 'How to read the list',
  what: 'the first rows of the file',
  back: 'Back to the list',
  unread: 'no row has been read yet',
  sheets: (names) => `sheets: ${names}`,
  remembered: 'Read in the way remembered from a list of the same form.',
  recognised: 'Nothing had to be asked: all columns were recognised by name.',
  confirmed: 'In the way that was confirmed on this screen.',
  open: {
    title: 'To be looked at',
    done: 'Everything is clear; look at the rows at the bottom, then read the list.',
    next: 'To the next point',
    header: 'Choose the header row',
    columns: (count) => `Columns not recognised: ${count}`,
    missing: (fields) => `No column yet for: ${fields}`,
    coding: (name) => `Text: ${name}, look at the samples`,
    agency: (name) => `The whole list is put down to ${name}, as the last file was: is that right?`,
    landlines: (count) => `Rows with a number of doubtful kind: ${count}`,
  },
  coding: {
    title: 'How the text of the file is written',
    note: 'The one chosen is used for the whole file; the original is kept as it came.',
    choice: 'Encoding',
    asIs: 'Unicode: leave as it is',
    names: {
      unicode: 'Unicode',
      tcvn3: 'TCVN3 (.VnTime fonts, ABC)',
      vni: 'VNI (VNI-Times fonts)',
      'windows-1258': 'Windows-1258',
    },
    proposed: '(proposed)',
    samples: 'Reads as',
  },
  columns: {
    title: 'What each column is',
    table: 'The first rows of the file, as they stand in it',
    note: '↑ ↓ in the first column: header row · Tab: next column · type a letter: choose',
    headerRow: 'Header',
    noHeader: 'There is no header row',
    row: (number) => `Row ${number} is the header`,
    readAsOf: (letter, label) =>
      label === '' ? `Column ${letter} is read as` : `Column ${letter} «${label}» is read as`,
    none: 'Not used',
    unrecognised: 'Unclear…',
    both: ' + ',
    place: (place) => `read as no. ${place}`,
  },
  missing: {
    title: 'Still missing',
    titleRead: 'Not in the file',
    agencyRead: 'The list has no agency column; every row was taken to be of:',
    all: 'All columns that are needed are there.',
    fatal: 'Without it every row is refused.',
    consequences: {
      recordCode: 'No mã hồ sơ: duplicates are told by person, telephone, procedure and dates.',
      tthcName: 'No procedure: operators cannot say what the citizen had come for.',
      field: 'No field: no strata and no index by lĩnh vực.',
      agencyName: 'No agency column: say which agency the whole list is of.',
      applicantName:
        'No applicant’s name: operators do not know whom to ask for; each number counts as one person.',
      phones: 'No telephone column: nobody can be called.',
      resultOn: 'No result date: nobody knows which transactions lie in the survey period.',
      status: 'No status: a row with a result date counts as completed.',
    },
  },
  agency: {
    label: 'Agency of the whole list',
    note: 'Stands for every row. Type its name or choose a known agency.',
  },
  landlines: {
    title: 'Numbers that may be mobiles or old landlines',
    found: (count) => `${count} of the first rows, which were looked at.`,
    foundInFile: (count) => `${counted(count, 'row')} of the whole file.`,
    why: 'Until June 2017 area codes of landlines were what mobile prefixes are today: 0563 822 222 was a landline in Quy Nhơn, or is a mobile number under 056. No date in the list settles it.',
    mobile: 'Mobile numbers of today',
    mobileNote: 'The number stays as it is written. Choose this when numbers were taken down recently.',
    landline: 'Landlines of that time',
    landlineNote:
      'Renumbered: 0563 822 222 becomes 0256 3822 222. Choose this when numbers were copied from old books.',
  },
  preview: {
    title: 'The first rows would read like this',
    titleRead: 'The first rows read like this',
    counts: (rows) => `Of the first ${rows} rows:`,
    working: 'reading again…',
    what: 'the trial reading',
    none: 'No row can be read yet',
    noneText:
      'Choose the header row, and say at least which column is the record code, applicant or telephone.',
  },
  bar: {
    label: 'Read or cancel',
    ready: 'The whole file will be read like this, and it is remembered for lists of the same form.',
    readyOnce:
      'The whole file will be read like this. Its header was not recognised, so the next file like it is asked about again.',
    blocked: {
      columns: 'No column is chosen yet: say what the columns are.',
      agency: 'No agency yet: choose the agency column, or write the agency of the whole list.',
      phones:
        'No telephone column yet: every row would be refused. Choose it, or cancel this file and ask for another.',
      resultOn:
        'No result date column yet: every row would be refused. Choose it, or cancel this file and ask for another.',
      landlines: 'Not answered yet: numbers that may be mobiles or old landlines.',
    },
    read: 'Read the list',
    cancel: 'Cancel this file…',
  },
  cancel: {
    title: (name) => `Cancel ${name}`,
    consequence: 'The file is not read; none of its rows enters the frame.',
    act: 'Cancel this file',
    stay: 'No, go back',
  },
  nowRemembered:
    'This way of reading is remembered: the next list with the same header is read at once; an agency given for a whole list is asked for again.',
};
