import type { Text } from '../vi.ts';

export const paperForms: Text['paperForms'] = {
  title: 'Paper forms',
  lead: 'Keys in forms that citizens filled in on paper; then nobody calls them, and the form counts at once.',
  code: 'Code of the form, or record code',
  codeHint: 'Eight digits, printed on the form and in the file of links of the page Web forms.',
  open: 'Open for keying',
  notActive: 'The survey is not active.',
  notActiveStep: 'Forms can be keyed while it is active or paused.',
  sofar: 'So far',
  keyed: 'Keyed',
  checked: 'Keyed twice and settled',
  takenBack: 'Taken back, wrong version',
  share: (percent: string) => `share chosen ${percent}`,
  waiting: 'Waiting for others',
  others: 'you have keyed them once',
  again: (count: string) => `For you to key a second time: ${count}`,
  againLead: 'Take the paper by its code and key it like a new one. The first keying cannot be seen.',
  settle: (count: string) => `For you to rule on: ${count}`,
  differences: (count: string) => `${count} differences`,
  shareOf: {
    label: 'Share keyed twice, %',
    hint: 'Of forms keyed from now on. Which are chosen follows from the seed of the survey.',
    fault: 'Enter a number from 0 to 100.',
    act: 'Change the share',
  },
  keying: {
    group: 'Keying a paper form',
    second: 'Second keying',
    onPaper: (number: string) => `Question ${number} on paper`,
    edition: (key, version) =>
      `Keyed by form ${key}, version ${version}: the paper has to say so at the head of the page; if not, press Esc, open it again and choose what the paper says.`,
    editionKeyed: (key, version) =>
      `Keyed by form ${key}, version ${version}, as the first time: the paper has to say so at the head of the page; if it says another, press F7.`,
    version: (key, version) => `Form ${key}, version ${version}`,
    whichVersion: 'Which version was the paper printed from?',
    whereVersion:
      'The survey has changed its questionnaire; forms printed before are keyed by their own version. It stands at the top left of every page.',
    versionNone: 'The paper says another version: put it aside, tell a supervisor',
    present: 'the version in use',
    otherVersion: 'The paper says another version',
    takeBack: {
      title: 'Key it anew by the version on the paper',
      keyed: (key, version, at) =>
        `This form was keyed by form ${key}, version ${version} (${at}). If the paper says another version, choose that one and key the form from the beginning.`,
      dropped:
        'Once saved, what was keyed by the other version is taken back: it counts no more, is kept to be looked up, and the log says who did it. Until then nothing changes.',
      none: 'The paper does say that version: leave it as it is',
      on: (key, version) => `Saving this takes back what was keyed by form ${key}, version ${version}.`,
    },
    comparable: 'A former version; all items of the index count together with those of the version in use.',
    partlyComparable: (count, all, codes) =>
      `A former version; ${count} of ${all} items cannot be compared with the version in use (${codes}): their answers are kept and not in the index.`,
    nothingComparable:
      'A former version of which no item can be compared with the version in use: the form is kept, its case becomes answered, and no answer is in the index.',
    late: 'This case had ended without a form; saving this one makes it answered on paper.',
    onPaperFound: 'Forms that are hard to read',
    found: [
      'Two boxes marked where one is asked for: a box filled ■ or crossed out does not count, key the other; if two are left, leave it blank (+).',
      'Pencil, rubbed out: key the last mark that is clear. If none is, leave it blank (+).',
      'Words instead of a mark: key them where they fit exactly one box, else leave it blank (+).',
      'An answer where an arrow led past: the screen does not ask for it; it is not keyed.',
      'A page is missing: leave each of its questions blank (+) and go on. Everything from there is missing: F8.',
      'Answered in part and stopped: F8, the form is partial.',
      'The code is right but name or procedure above are not those of the paper: Esc, put it aside and tell a supervisor.',
    ],
    back: 'Previous question',
    stop: 'The paper ends here, save',
    leave: 'Leave, go on later',
    save: 'Save the form',
    through: 'Everything is keyed. Answers that contradict each other stay as they are on the paper.',
    endedEarly: 'By the last answer the form ends here.',
    blank:
      'Left blank on paper: the + key, where an answer is typed + and then Enter; “refused” only where the paper says so. At a warning: key again what the paper has, to keep it.',
    status: { complete: 'complete', partial: 'partial', ended: 'ended, does not count' },
    saved: (code: string, status: string, differences: number | null) =>
      differences === null
        ? `Form ${code} saved: ${status}.`
        : differences === 0
          ? `Form ${code} saved: both keyings agree.`
          : `Form ${code} saved: ${differences} differences, a third person rules on them.`,
  },
  settling: {
    title: 'Ruling on differences',
    lead: 'Look at the paper and key what stands there.',
    first: 'First keying',
    second: 'Second keying',
    blank: 'left empty',
    place: (at: string, all: string) => `difference ${at}/${all}`,
    undo: 'Previous difference',
    leave: 'Leave',
    done: (code: string) => `Form ${code} is settled.`,
  },
  errors: {
    title: 'Errors of keying',
    lead: 'Of the forms that were keyed twice and are settled. Where both keyed the same wrong answer, it cannot be seen.',
    byClerk: 'By person',
    byQuestion: 'By question with errors',
    clerk: 'Keyed by',
    question: 'Question',
    compared: 'Compared',
    wrong: 'Wrong',
    rate: 'Rate',
  },
};
