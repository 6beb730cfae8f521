// A survey goes on with another version of its questionnaire.
export const moveText = {
  title: (survey: string) => `Move to another version: ${survey}`,
  lead: (key: string, from: string, to: string) => `${key}: from version ${from} to version ${to}`,
  consequence: (done: string, going: string, from: string) =>
    `${done} finished interviews stay as they are; ${going} in progress are finished with version ${from}. New interviews get the new version. The index counts comparable questions together; those that are not begin again. Every move is in the audit log.`,
  caption: 'Questions of the new version and their counterparts in the former; what needs a look comes first',
  question: 'Question of the new version',
  standing: 'Against the former version',
  countedWith: 'Counted together with',
  countedWithOf: (name: string) => `Former question counted with ${name}`,
  standings: {
    same: 'as before',
    reworded: 'reworded',
    changed: 'other kind or codes',
    renamed: 'new name, to be decided',
    new: 'new question',
  },
  before: (say: string) => `Before: ${say}`,
  after: (say: string) => `Now: ${say}`,
  notComparable: 'not comparable',
  choose: 'choose…',
  faults: {
    undecided: 'Choose the counterpart, or “not comparable”.',
    'not-a-candidate': 'It has another kind or other codes and cannot be counted together.',
    taken: 'This former question is chosen for another one.',
  },
  gone: (names: string) => `The new version no longer asks: ${names}. Answers given are kept.`,
  backCheckForm: 'Phúc tra form that goes with it',
  backCheckNote: 'It repeats questions of the interview, so both change together.',
  version: (version: string) => `version ${version}`,
  unfit: (names: string) =>
    `This phúc tra form does not fit the new version at: ${names}. Choose another, or publish one that was changed accordingly.`,
  history: {
    title: 'Moved to another version',
    move: (from: string, to: string, when: string, who: string) =>
      `From version ${from} to ${to}, ${when}, ${who}`,
    counted: (together: string, apart: string) => `${together} counted together, ${apart} begun again`,
    kept: (version: string, complete: string, inProgress: string) =>
      `version ${version}: ${complete} finished, ${inProgress} in progress`,
  },
  act: (version: string) => `Move to version ${version}`,
  cancel: 'Leave it',
  undecided: (names: string) => `Still to be decided: ${names}.`,
};
