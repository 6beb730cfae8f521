// Questionnaires: versions, drafts, the editor, walking through, moving a survey.
import { fieldText } from './questionnaire-fields.ts';
import { moveText } from './questionnaire-moves.ts';

/** Languages that forms are asked in, by code; one that is not here is named by its code. */
const languageNames: Readonly<Record<string, string>> = {
  vi: 'Vietnamese',
  en: 'English',
  rad: 'Ê Đê',
  cmo: 'M’nông',
  khm: 'Khmer',
  tyz: 'Tày',
  nut: 'Nùng',
  jra: 'Gia Rai',
  bdq: 'Ba Na',
};

const whereParts: Readonly<Record<string, string>> = {
  showIf: 'condition',
  ends: 'ending rule',
  say: 'read aloud',
  instruction: 'instruction',
  probe: 'probe',
  label: 'short name',
  title: 'block title',
  options: 'options',
  validation: 'limits',
  compute: 'computation',
  index: 'index',
  repeats: 'repetition',
  seconds: 'time',
  source: 'source',
};

const wholes: Readonly<Record<string, string>> = {
  key: 'Code of the questionnaire',
  title: 'Title of the questionnaire',
  source: 'Source of the questionnaire',
  languages: 'Languages',
  blocks: 'Blocks',
  index: 'Index',
  'index.groups': 'Index, groups',
  'index.factors': 'Index, factors',
};

export const questionnaires = {
  title: 'Questionnaires',
  lead: 'A published version never changes. To change something, make a draft and publish it as a new version.',
  draft: 'Draft of a questionnaire',
  draftGone: 'This draft is gone: it was published or removed.',
  drafts: 'Drafts',
  versions: 'Published versions',
  noDrafts: 'There is no draft',
  noDraftsNote:
    'Open a version below and press E to make a draft of it, press N to write a new one, or import a file.',
  toAll: 'See all questionnaires',
  columns: {
    title: 'Questionnaire',
    version: 'Version',
    questions: 'Questions',
    problems: 'Check',
    updated: 'Last saved',
    surveys: 'Surveys that have it',
    interviews: 'Interviews that keep it',
    published: 'Published',
  },
  purposes: { interview: 'interview', backCheck: 're-call (phúc tra)' },
  unused: 'not used yet',
  withProduct: 'with the product',
  exportName: 'questionnaires',
  language: (code: string) => languageNames[code] ?? code,
  versionLead: (key: string, version: string, digest: string) =>
    `${key}, version ${version} · digest ${digest}`,
  edit: 'Make a draft of it',
  exportXlsform: 'XLSForm (.xlsx)',
  exportJson: 'JSON',
  more: 'More',
  save: 'Save',
  undo: 'Undo',
  redo: 'Redo',
  nextPane: 'To the next part: order, question, check',
  beside: 'Preview and check',
  parts: {
    question: (name: string) => `Question ${name}`,
    block: (name: string) => `Block ${name}`,
    list: (name: string) => `List ${name}`,
    index: (_name: string) => 'Index',
    settings: (_name: string) => 'General',
  },
  standing: {
    willBe: (key: string, version: string) => `${key}, will be version ${version}`,
    saved: (when: string, by: string) => `saved ${when}, ${by}`,
    unsaved: (time: string) => `not saved; kept in this browser since ${time}`,
    notKept: 'not saved, and the browser cannot keep it: save before you leave the page',
  },
  overtaken: {
    sentence: (who: string, when: string) =>
      `${who} saved this draft at ${when}, after you had begun. What you typed is all here.`,
    asOwn: 'Save mine as a draft of its own',
    takeSaved: 'Take the saved one (Ctrl Z goes back)',
  },
  acts: {
    group: 'Order of questions',
    addQuestion: 'Question',
    addBlock: 'Block',
    copy: 'Copy this question',
    up: 'Move up',
    down: 'Move down',
    remove: 'Remove',
  },
  outline: {
    label: 'Blocks and questions',
    settings: 'General, languages, lists',
    index: 'Index',
    untitled: 'no name yet',
    faulty: 'has a problem',
    marks: { condition: 'if', ends: 'ends', index: 'index' },
  },
  check: {
    title: 'Check',
    none: 'No problems',
    some: (count: string) => (count === '1' ? '1 problem' : `${count} problems`),
    next: 'To the next problem',
    where(where: string) {
      const whole = wholes[where];
      if (whole !== undefined) return whole;
      const [, name = where, part = ''] = /^(.*)\.([A-Za-z]+)$/.exec(where) ?? [];
      const words = whereParts[part];
      return words === undefined ? where : `${name}, ${words}`;
    },
  },
  preview: {
    title: 'What the operator will see',
    language: 'Language of the preview',
    choose: 'Open a question to see it here.',
    computed: 'This one is computed, not asked.',
  },
  walk: {
    title: 'Walk through',
    open: 'Walk through',
    close: 'Back to editing',
    restart: 'Begin again',
    path: 'Path',
    minutes: (minutes: string) => `about ${minutes} min`,
    organisation: 'The respondent speaks for an organisation',
    language: 'Language of the interview',
    complete: 'Every question was asked: the interview is complete.',
    ended: (at: string, outcome: string) => `Ended at ${at}: ${outcome}.`,
    skipped: 'passed over',
    skippedUnless: (condition: string) => `passed over; asked only if ${condition}`,
  },
  sampleCase: {
    respondent: 'Nguyễn Văn Mẫu',
    procedure: 'Đăng ký khai sinh',
    field: 'Hộ tịch',
    agency: 'UBND xã Mẫu',
    operator: 'Điện thoại viên mẫu',
    authority: 'UBND huyện Mẫu',
    planNumber: '01/KH-UBND',
  },
  publish: {
    open: 'Publish',
    title: 'Publish a new version',
    becomes: (key: string, version: string) =>
      `The draft becomes version ${version} of “${key}” and never changes again. Surveys keep the version they have until they are moved.`,
    blocked: (count: string) =>
      `${count === '1' ? '1 problem is' : `${count} problems are`} left. Mend them (F7 goes to each), then publish.`,
    added: 'Questions added',
    removed: 'Removed',
    changed: 'Changed',
    nothing: 'none',
    act: (version: string) => `Publish version ${version}`,
    cancel: 'Not now',
  },
  remove: {
    open: 'Remove the draft',
    title: 'Remove the draft',
    consequence: (title: string) =>
      `The draft “${title}” will be gone for everybody. Published versions stay as they are.`,
    act: 'Remove',
  },
  create: {
    open: 'New questionnaire',
    title: 'New questionnaire',
    name: 'Title',
    key: 'Code',
    keyNote: 'Common to all versions of this questionnaire, e.g. transaction-form.',
    act: 'Make the draft',
  },
  import: {
    title: 'Import a file',
    drop: 'Drop an XLSForm (.xlsx) or JSON here. It is only read; nothing is stored until you make a draft of it.',
    reading: 'Reading the file…',
    choose: 'Choose a file',
    found: (file: string, title: string, questions: string) => `${file}: “${title}”, ${questions} questions.`,
    whole: 'All of it was understood.',
    notWhole: (count: string) =>
      `${count === '1' ? '1 place' : `${count} places`} of the file could not be carried over. Mend the file and import it again, or make a draft and go on here.`,
    make: 'Make a draft',
    makeAnyway: 'Make a draft all the same',
    drop_it: 'Leave it',
  },
  findings: {
    summary: (file: string, problems: string, notes: string) =>
      `From ${file}: ${problems} not carried over, ${notes} changed in reading`,
    problems: 'Not carried over',
    notes: 'Changed in reading',
    at: (sheet: string, row: number | null, column: string | null) =>
      [`sheet ${sheet}`, row === null ? null : `row ${row}`, column === null ? null : `column ${column}`]
        .filter((part) => part !== null)
        .join(', '),
  },
  surveys: {
    title: 'Surveys with this questionnaire',
    has: 'has this version',
    hasOther: (version: string) => `has version ${version}`,
    move: 'Move to this version',
  },
  kinds: {
    single: 'One of several',
    scale: 'Scale',
    multiple: 'Several',
    number: 'Number',
    date: 'Date',
    text: 'Words',
    statement: 'Read aloud only',
    computed: 'Computed',
  },
  ...fieldText,
  move: moveText,
};
