import type { Text } from '../vi.ts';

export const samples: Text['samples'] = {
  title: 'Sample',
  lead: 'Who is called is drawn at random by the plan; with the same seed anybody draws exactly this sample again.',
  plan: {
    label: 'Plan',
    source: (source) => `After: ${source}`,
    notCovered: 'Not part of this sample',
    names: {
      'dak-glong-2024': 'Đắk Glong district 2024',
      'ca-mau-2014': 'Cà Mau province 2014',
      'binh-dinh-2023': 'Bình Định 2023, provincial agencies',
      'two-level-2025': 'Two-level model since 01/07/2025',
    },
    rules: {
      'dak-glong-2024':
        '400 persons; strata are agency × field; in proportion to transactions, at least 2 each.',
      'ca-mau-2014': 'Each unit × service: 70 persons at district level, 80 at commune level.',
      'binh-dinh-2023':
        'By the agency’s transactions in the year: from 500 take 150; from 200 take 100; from 30 take 30; fewer, take all.',
      'two-level-2025':
        'Bình Định 2023 sizes for departments, central branches, communes, wards and special zones.',
    },
  },
  seed: {
    label: 'Seed',
    suggest: 'Suggest another',
    why: 'Publish the seed before drawing: put it in the minutes, or take a result nobody knows yet, such as the lottery of an agreed day. Then nobody can say that seeds were tried until the sample pleased.',
    fault: 'Give a seed of 1 to 64 characters.',
  },
  draw: 'Draw the sample',
  drawAgain: 'Draw again',
  replaces: 'Drawing again replaces the present draw; it is not confirmed, so nobody has been called.',
  same: 'This plan and seed are already drawn: drawing again gives the very sample shown.',
  readerOnly: 'A supervisor draws and confirms the sample; you see it here once it exists.',
  empty: {
    title: 'No sample yet',
    noFrame: 'The frame is empty: no transaction of a list has been accepted.',
    toLists: 'Load a transaction list',
    ready: (transactions) => `The frame holds ${transactions} transactions. Choose plan and seed, then draw.`,
  },
  status: { drawn: 'Drawn, not confirmed', confirmed: 'Confirmed' },
  drawnAt: (when) => `drawn ${when}`,
  confirmedAt: (when) => `confirmed ${when}`,
  withPlan: (plan, seed) => `${plan} · seed ${seed}`,
  figures: {
    transactions: 'Transactions in frame',
    persons: 'Persons in frame',
    strata: 'Strata',
    main: 'Main sample',
    reserve: 'Reserve',
  },
  strata: {
    title: 'Strata',
    agency: 'Agency',
    field: 'Field',
    anyField: 'any field',
    transactions: 'Transactions (N)',
    persons: 'Persons',
    main: 'Main (n)',
    reserve: 'Reserve',
    share: 'Share drawn',
    empty: 'This draw has no strata',
    emptyText: 'The plan fits no agency of the frame. Choose another plan and draw again.',
    exportName: 'strata',
  },
  digests: {
    title: 'To check it again',
    frame: 'Digest of the frame',
    sample: 'Digest of the sample',
    note: 'From the frame of this digest, with the plan and seed above, “cati sample draw” must give this sample digest.',
    copy: 'Copy',
    copied: 'Copied',
  },
  confirm: {
    title: 'Confirm the sample',
    act: 'Confirm the sample…',
    submit: 'Confirm the sample',
    phrase: (main) => `confirm ${main}`,
    consequence: (main, reserve) =>
      `Once confirmed, the ${main} persons of the main sample become cases to call; the ${reserve} in reserve are called only when somebody of the same stratum cannot be interviewed.`,
    forever:
      'Nothing can be drawn again, added or taken away, not even by an administrator. Lists loaded later do not enter this sample.',
    before: 'Confirm when you have seen the strata and the seed is the one that was published.',
  },
  locked: {
    title: 'This sample can no longer change',
    text: 'It is confirmed, so plan and seed are locked. For another sample create another survey.',
    next: 'To the survey, to start calling',
  },
};
