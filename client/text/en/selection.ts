import type { Format } from '../format.ts';
import { defaultHangUpGrace } from '#domain/back-checks/selection-settings.ts';
import { z95 } from '#domain/results/wilson-interval.ts';
import type { Text } from '../vi.ts';

type Counts = Readonly<Record<string, number>>;
const of = (counts: Counts, name: string, format: Format) => format.number(Math.round(counts[name] ?? 0));
const share = (value: number, format: Format) => format.percent(100 * value, 0);
/** Evidence that was taken before the grace was a setting has none beside it: it was the default. */
const grace = (counts: Counts, format: Format) => format.number(counts['grace'] ?? defaultHangUpGrace);
function model(value: number, counts: Counts, format: Format): string {
  if (counts['expected'] === undefined) return '';
  const range = `${of(counts, 'low', format)} to ${of(counts, 'high', format)}`;
  const standing =
    Math.abs(value) <= z95 ? 'Within that range.' : value > 0 ? 'Far more than that.' : 'Far less than that.';
  return ` At such hours, weekdays, attempts and agencies the room’s others would have had about ${of(counts, 'expected', format)} (95 %: ${range}). ${standing}`;
}

export const selection: Text['selection'] = {
  title: 'Choice for back-checks',
  lead: 'Every completed interview, chosen or not, with the probability stored when it ended. Neither the room nor the verifiers can see this page.',
  views: {
    label: 'Parts of the choice',
    interviews: 'Interviews',
    operators: 'Operators',
    settings: 'How it is chosen',
  },
  figures: {
    completes: 'Completed',
    chosen: 'Drawn',
    expected: (expected) => `by probability: ${expected}`,
    added: 'Added by a flag',
    addedNote: 'in no estimate as a draw',
  },
  seed: {
    digest: 'Digest of the seed',
    note: 'Publish this digest beforehand; the seed itself only when calling is over.',
    publish: 'Publish the seed…',
    publishTitle: 'Publish the seed of the choice',
    consequence:
      'From then on anybody with the protocol can choose these interviews again. A published seed cannot be taken back.',
    phrase: 'publish',
    act: 'Publish',
    published: (at) => `Published ${at}`,
    protocol: 'Download the protocol (.csv)',
  },
  order: { label: 'Sort by', latest: 'Latest', score: 'Score', probability: 'Probability' },
  show: { label: 'Show', all: 'All', chosen: 'To be back-checked', certain: 'Chosen for certain' },
  mostShown: (count) => `The first ${count} interviews in this order are shown.`,
  table: {
    caption: 'Completed interviews',
    number: 'No.',
    completedAt: 'Ended',
    operator: 'Operator',
    agency: 'Agency',
    score: 'Score',
    strongest: 'Strongest evidence',
    probability: 'Probability',
    reason: 'Because of',
    outcome: 'Back-check',
    drawn: 'Drawn',
    added: 'Added later',
    notChosen: 'No',
    exportName: 'back-check-choice',
  },
  empty: {
    title: 'No interview yet',
    text: 'Each interview appears here with its score and probability as soon as it is complete.',
    filtered: 'There is no such interview.',
  },
  reasons: {
    floor: 'the floor',
    'operator-owed': 'the minimum per operator',
    'agency-owed': 'the minimum per agency',
    risk: 'risk',
    'rule-fired': 'certain evidence',
    'operator-flagged': 'all are looked at again',
    flat: 'the former common rate',
  },
  evidence: {
    title: (number) => `Interview ${number}`,
    close: 'Close',
    review: 'See the back-check of this interview',
    flat: 'This interview was completed before evidence was taken: it was drawn at the common rate.',
    scoreOf: (score) => `Score ${score}`,
    scoreNote:
      'The score is the logarithm of how many times likelier an invented interview is to look like this than a true one. Below 0 it looks rather true.',
    base: 'An interview like all others',
    sum: 'Sum',
    proof: 'certain',
    rank: (of_, room) => `More suspicious than ${of_} of the room’s last ${room} interviews.`,
    noRoom: 'The room has no interviews yet to set it against.',
    chance: 'Probability',
    parts: {
      floor: 'Floor',
      operatorOwed: 'Minimum per operator',
      agencyOwed: 'Minimum per agency',
      risk: 'Risk',
    },
    owed: (checks, interviews) => `${checks} still owed, about ${interviews} interviews left in the week`,
    expectedSteps: (bad, weight, failed, checked, result) =>
      `Expected of this operator p = (${bad} × ${weight} + ${failed}) ÷ (${weight} + ${checked}) = ${result}.`,
    riskSteps: (expected, score, result) =>
      `Risk = 1 ÷ (1 + e^−x) = ${result}, x = ln(${expected} ÷ (1 − ${expected})) + score ${score}.`,
    chanceSteps: (floor, perRisk, risk, tolerable, result) =>
      `Probability by risk = ${floor} + ${perRisk} × (${risk} − ${tolerable}), within 0 to 1: ${result}.`,
    riskNote: (risk, failed, checked) =>
      `chance of failing ${risk}; ${failed} of ${checked} earlier checks failed`,
    takes: 'The greatest is taken.',
    drawn: (draw, probability, chosen) =>
      chosen
        ? `The number drawn, ${draw}, is below ${probability}: chosen.`
        : `The number drawn, ${draw}, is not below ${probability}: not chosen.`,
    names: {
      'no-answered-call': 'No answered call',
      'after-hang-up': 'Answers with nobody on the line',
      'short-talk': 'Short talk',
      burst: 'Answers in a burst',
      'straight-line': 'One rating for all',
      'short-cuts': 'Filters that shorten the form',
      'near-duplicate': 'Near-duplicate',
      'few-unanswered': 'Few “don’t know”',
      'contact-rate': 'Contact rate',
      'completion-rate': 'Completion rate',
      'same-number': 'Many cases at one number',
      'off-path': 'Entries off the path',
    },
    sentences: {
      'no-answered-call': (value, counts, format) =>
        value === 1
          ? `The carrier reports none of ${of(counts, 'legs', format)} calls as answered.`
          : `${of(counts, 'answered', format)} of ${of(counts, 'legs', format)} calls were answered.`,
      'after-hang-up': (_value, counts, format) =>
        `${of(counts, 'late', format)} of ${of(counts, 'answers', format)} questions were answered with no citizen on the line: before they answered, or more than ${grace(counts, format)} s after they hung up.`,
      'short-talk': (_value, counts, format) =>
        `Talked for ${of(counts, 'talked', format)} s; reading the questions at the fastest takes ${of(counts, 'needed', format)} s.`,
      burst: (value, counts, format) =>
        `${of(counts, 'quick', format)} of ${of(counts, 'compared', format)} questions (${share(value, format)}) were keyed sooner than they can be read.`,
      'straight-line': (value, counts, format) =>
        `${of(counts, 'same', format)} of ${of(counts, 'scales', format)} ratings (${share(value, format)}) are the same.`,
      'short-cuts': (_value, counts, format) =>
        `${of(counts, 'cut', format)} of ${of(counts, 'filters', format)} filter questions were answered in the way that shortens the form.`,
      'near-duplicate': (value, counts, format) =>
        `Equal to interview ${of(counts, 'completionNumber', format)} of the same operator in ${of(counts, 'equal', format)} of ${of(counts, 'shared', format)} answers (${share(value, format)}).`,
      'few-unanswered': (value, counts, format) =>
        `The operator’s last interviews have ${of(counts, 'unanswered', format)} “don’t know” or refusals in ${of(counts, 'answers', format)} answers (${format.percent(100 * value, 1)}).`,
      'contact-rate': (value, counts, format) =>
        `The operator reached somebody in ${of(counts, 'contacts', format)} of the last ${of(counts, 'attempts', format)} attempts.${model(value, counts, format)}`,
      'completion-rate': (value, counts, format) =>
        `${of(counts, 'completes', format)} of ${of(counts, 'contacts', format)} contacts gave an interview.${model(value, counts, format)}`,
      'same-number': (_value, counts, format) =>
        `${of(counts, 'others', format)} other cases were interviewed at this number.`,
      'off-path': (_value, counts, format) =>
        `${of(counts, 'entries', format)} answered questions fell off the path because an earlier answer was changed.`,
    },
  },
  tests: {
    lead: 'Each result of a back-check moves the line up (failed) or down (passed). At the upper line all of the operator’s interviews not yet re-called are looked at again; at the lower there is no problem and a new test begins.',
    none: 'Nobody has completed an interview',
    noneText: 'Each operator’s line appears here with the first interviews and results.',
    states: { clear: 'No problem', flag: 'All looked at again', continue: 'Being followed' },
    counts: (failed, checked, chosen, completes) =>
      `${failed} of ${checked} checks failed · ${chosen} of ${completes} interviews chosen`,
    noResult: 'No result of a back-check yet.',
    chart: (name, state) => `Test of ${name}: ${state}`,
    flagLine: 'look again',
    clearLine: 'no problem',
    pass: 'passed',
    failure: 'failed',
    calculation: {
      link: 'Calculation',
      title: (name) => `Calculation: test of ${name}`,
      back: 'Back to the operators',
      missing: 'There is no such operator.',
      ratio: 'The line stands at',
      flagAt: 'Upper line',
      clearAt: 'Lower line',
      results: 'Results counted',
      failed: (count) => `${count} failed`,
      formula: 'Formula',
      steps:
        'Each result adds the logarithm of the likelihood ratio of p1 to p0: a failed one ln(p1 ÷ p0), a passed one ln((1 − p1) ÷ (1 − p0)). The line begins at 0, and at 0 again each time it has reached the lower line. Once it reaches the upper line the flag stays until an official of Sở Nội vụ begins the test anew.',
      failure: (p1, p0, result) => `Failed: ln(${p1} ÷ ${p0}) = ${result}.`,
      pass: (p1, p0, result) => `Passed: ln((1 − ${p1}) ÷ (1 − ${p0})) = ${result}.`,
      bounds: (alpha, beta, flagAt, clearAt) =>
        `Upper line: ln((1 − ${beta}) ÷ ${alpha}) = ${flagAt}. Lower line: ln(${beta} ÷ (1 − ${alpha})) = ${clearAt}.`,
      path: 'Result by result, as they were submitted',
      columns: {
        number: 'No.',
        at: 'Submitted',
        result: 'Result',
        before: 'Before',
        adds: 'Adds',
        after: 'Line at',
        state: 'By the rule',
      },
      earlier: (count) => `${count} results from before the test was last begun anew are not in this line.`,
      rule: 'Rule and source',
      settings: (p0, p1, alpha, beta) =>
        `p0 = ${p0} failed is tolerable, p1 = ${p1} is bad; the risk of a wrong flag is about α = ${alpha}, that of missing one about β = ${beta}. These are the settings in force; when they change the whole line is computed again.`,
      counted:
        'Failed: a verdict “differs” or “denied” that was not overturned; an overturned one becomes a passed step. Those not reached are not counted. All results of phúc tra count, also of interviews that were not drawn: re-calling by risk meets more bad ones, so this line is stricter than the estimated share.',
      source:
        'Source: Wald (1945), Annals of Mathematical Statistics 16, 117–186. No level prescribed by a document was found; the ones shipped (5 %, 20 %, 5 %, 10 %) are proposals.',
    },
    lift: 'Begin anew…',
    liftTitle: (name) => `Begin the test of ${name} anew`,
    liftText:
      'What was put to phúc tra is still re-called. New interviews are chosen by their probability again, and the line begins at 0.',
    liftReason: 'Whom you spoke with, and what came of it',
    liftAct: 'Begin anew',
    history: {
      clear: (at) => `${at}: no problem`,
      flag: (at) => `${at}: all looked at again`,
      continue: (at) => `${at}: followed again, a verdict was corrected`,
      lifted: (at, who, reason) => `${at}: begun anew by ${who}: ${reason}`,
    },
  },
  settings: {
    lead: 'Holds for interviews completed from now on; earlier ones keep their probability. Each change is noted.',
    chance: 'Probability',
    floor: 'Floor for every interview',
    floorNote: 'At least 3%. A higher one makes the interval narrower and the calls more.',
    perOperator: 'At least per operator and week',
    perAgency: 'At least per agency and week',
    weekOfOperator: 'Interviews of an operator in their first week',
    tolerableRisk: 'Risk for which the floor is enough',
    perRisk: 'Probability added per 1% of risk above it',
    expectedBad: 'Share failing while nothing is known of the operator',
    expectationWeight: 'How many checks that is worth',
    evidence: 'Weights of the evidence',
    evidenceNote:
      'From 0 to 10; 0 leaves it out of the score. Certain evidence always leads to a back-check.',
    hangUpGrace: 'Seconds after hanging up in which answers may still be written down',
    separation: 'How many spreads of the room invented interviews lie apart',
    test: 'Test of each operator',
    p0: 'Tolerable share of failures (p0)',
    p1: 'Bad share of failures (p1)',
    alpha: 'Risk of a false flag (α)',
    beta: 'Risk of a miss (β)',
    save: 'Save',
    saved: 'Saved. It holds from the next completed interview on.',
    missing: 'A number is needed.',
    outside: (from, to) => `A number from ${from} to ${to} is needed.`,
    order: 'p1 must be greater than p0.',
    risks: 'α and β together must be below 100%.',
    faulty: 'Some fields are not right; nothing was saved.',
  },
  notice: {
    label: 'Back-checks',
    text: (names) =>
      `Sở Nội vụ is re-calling all remaining interviews of ${names}. It is a check by rule, not a conclusion; whoever is named goes on working and will be heard.`,
    retrain: (name) => `${name} is to be trained again before their next shift.`,
    trained: (name) => `Record: ${name} has been trained`,
  },
};
