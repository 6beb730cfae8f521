// How the figures of phúc tra are computed, with the counts by which they can be computed again.
import type { Text } from '../vi.ts';

export const backCheckCalculation: Text['backCheckCalculation'] = {
  title: (what) => `Calculation: ${what}`,
  back: 'Back to the board',
  missing: 'There is no such figure.',
  figure: 'Figure',
  formula: 'Formula',
  counts: 'Counts',
  error: '95 % interval',
  rule: 'Rule and source',
  division: (above, below, result) => `${above} ÷ ${below} = ${result}`,
  se: 'Standard error',
  wilson:
    'Wilson’s interval: (p + z² ÷ 2n ± z√(p(1 − p) ÷ n + z² ÷ 4n²)) ÷ (1 + z² ÷ n), p being the share, n the number, z = 1.96.',
  bad: {
    name: 'estimated share of bad interviews',
    formula: (result) =>
      `Bad share = Σ(y/π) ÷ Σ(1/π) over the interviews that were drawn and have a verdict: π is the probability with which each was drawn, y is 1 for a bad one, else 0. ${result}.`,
    reached: (share) =>
      `Interviews drawn without a verdict are taken to be like those with one: π is multiplied by ${share}, the weighted share with a verdict.`,
    variance: (se) =>
      `Standard error = √Σ(1 − π)((y − share)/π)² ÷ Σ(1/π) = ${se}: Poisson sampling, Taylor linearisation (Särndal, Swensson & Wretman 1992, 5.7 and 10.3).`,
    end: {
      low: (share, checks, bound) =>
        `Low end: Wilson’s for a share of ${share} among ${checks} effective checks, that is ${bound}.`,
      high: (share, checks, bound) =>
        `High end: Wilson’s for a share of ${share} among ${checks} effective checks, that is ${bound}.`,
    },
    certain: {
      low: (bound) => `Low end: ${bound}, since nothing is uncertain on this side.`,
      high: (bound) => `High end: ${bound}, since nothing is uncertain on this side.`,
    },
    typical: (weight) =>
      `Effective checks = share × (1 − share) ÷ variance. The end towards one half is computed as with one more interview of the rarer kind, of the typical weight ${weight}.`,
    known: (bad, good, completed) =>
      `Bounded by what is known for certain: ${bad} bad and ${good} good of ${completed} completed interviews, re-calls that nobody drew included.`,
    source:
      'Source: Hájek (1971); Kott & Carr 1997 and Franco, Little, Louis & Slud 2019 (Wilson’s on the effective number); Fay & Feuer (1997, Statistics in Medicine 16, 791–801) and Tiwari, Clegg & Zou (2006) (one more interview). The protocol of the choice has the probability of each interview.',
    meaning:
      'Bad: a verdict “differs” or “denied” that was not overturned. Re-calls that another verdict brought were not drawn and are not in the formula.',
    none: 'No interview that was drawn has a verdict yet.',
    draws: 'By probability of being drawn',
    probability: 'Probability π',
    drawn: 'Drawn',
    withVerdict: 'With a verdict',
    count: 'Bad',
  },
  operator: {
    name: (operator) => `bad share of ${operator}`,
    none: 'No interview that was drawn has a verdict yet.',
    own: 'Of their own re-calls alone',
    effective: 'Effective checks n',
    tolerable: (share) => `tolerable is ${share}`,
    formula:
      'Interviews are drawn with unequal probabilities π, so each weighs w = 1/π. The effective number n = (Σw)² ÷ Σw² (Kish): so many drawn with equal ones would tell as much. Of these are bad y = n × Σw of the bad ones ÷ Σw.',
    noChecks: 'No drawn interview of theirs has a verdict yet: n = 0, y = 0, and the share is the room’s.',
    draws: 'Interviews drawn and with a verdict, by probability',
    worth: (size, squares, checks) =>
      `Σw = Σ interviews/π = ${size}; Σw² = Σ interviews/π² = ${squares}; n = ${size}² ÷ ${squares} = ${checks}.`,
    worthBad: (bad, size, checks, result) =>
      `Σw of the bad ones = ${bad}; y = ${checks} × ${bad} ÷ ${size} = ${result}.`,
    room: 'The room',
    roomFormula:
      'The true shares of operators are taken to have a beta distribution of mean m that is worth M checks. m = (Σy + 0.5) ÷ (N + 1), N = Σn. S = Σ(n/N)(y/n − m)² is the spread that was seen; it lies between c = (k − 1) ÷ N, if k operators do not differ, and d = 1 − Σ(n/N)², if they differ wholly, both times m(1 − m).',
    columns: {
      operator: 'Operator',
      checks: 'n',
      bad: 'y',
      share: 'y/n',
      spread: '(n/N)(y/n − m)²',
      part: '(n/N)²',
      sum: 'Sum',
    },
    mean: (bad, checks, mean) => `m = (${bad} + 0.5) ÷ (${checks} + 1) = ${mean}.`,
    chance: (operators, checks, chance, complete) =>
      `c = (${operators} − 1) ÷ ${checks} = ${chance}; d = 1 − Σ(n/N)² = ${complete}.`,
    correlation: (spread, mean, chance, complete, result) =>
      `ρ = (S ÷ (m(1 − m)) − c) ÷ (d − c) = (${spread} ÷ (${mean} × (1 − ${mean})) − ${chance}) ÷ (${complete} − ${chance}) = ${result}.`,
    unknown: (weight) =>
      `One check each, or one operator alone: nothing is known of how they differ, so M = N = ${weight}.`,
    weight: (correlation, result, checks, weight) =>
      `M = 1 ÷ ${correlation} − 1 = ${result}, at least 1 and at most N = ${checks}: M = ${weight}.`,
    noWeight: (weight) => `They differ no more than by chance: M = N = ${weight}.`,
    together: 'The room and the operator together',
    a: (mean, weight, bad, result) => `a = m × M + y = ${mean} × ${weight} + ${bad} = ${result};`,
    b: (mean, weight, checks, bad, result) =>
      `b = (1 − m) × M + n − y = (1 − ${mean}) × ${weight} + ${checks} − ${bad} = ${result}.`,
    rate: (division) => `Bad share = a ÷ (a + b) = ${division}.`,
    interval: (a, b, low, high) =>
      `95 % interval: from the 2.5 % to the 97.5 % point of the beta(a, b) distribution, in a spreadsheet BETA.INV(0.025, ${a}, ${b}) = ${low} and BETA.INV(0.975, ${a}, ${b}) = ${high}.`,
    above: (tolerable, a, b, result) =>
      `Probability of being above what is tolerable: 1 − BETA.DIST(${tolerable}, ${a}, ${b}, 1) = ${result}.`,
    rule: 'Bad: a verdict “differs” or “denied” that was not overturned. Drawn interviews alone are counted here; re-calls that another verdict or a flag brought were not drawn. What is tolerable is p0 of the operators’ test. This share by itself brings nothing upon anybody.',
    source:
      'Source: Kleinman (1973), JASA 68, 46–54 (beta-binomial, by moments; half a good and half a bad check added is ours); Kish (1965), Survey Sampling; Morris (1983), JASA 78, 47–55: the interval takes the room’s distribution for known, so with few operators it is somewhat short.',
  },
  coverage: {
    name: 'coverage of phúc tra',
    of: (group) => `coverage of phúc tra: ${group}`,
    formula:
      'Wanted = the larger of two: the plan’s share × completed interviews, rounded up; and the plan’s least number for the group. Never more than were completed. These are counts and have no error.',
    byShare: (share, completes, result, rounded) =>
      `${share} × ${completes} = ${result}, rounded up ${rounded}.`,
    wanted: (least, completes, wanted) =>
      `The least number for the group is ${least}, completed were ${completes}: wanted ${wanted}.`,
    met: (chosen, wanted) => `Chosen were ${chosen}, not fewer than ${wanted}: met.`,
    short: (wanted, chosen, missing) => `Short by ${wanted} − ${chosen} = ${missing}.`,
    reachedOfChosen: 'With a verdict, of those chosen',
    chosenOfCompletes: 'Chosen, of those completed',
    nothing: 'there are none',
    plan: (share, perOperator, perAgency) =>
      `The survey’s plan of phúc tra: at least ${share} of all interviews, ${perOperator} of each operator, ${perAgency} of each agency; none is set for fields. The share is of the survey as a whole, not of each group.`,
    meaning:
      'Completed: all interviews that were completed, also those voided since. Chosen: drawn, or to be re-called because of another verdict or a flag. With a verdict: confirmed, differs or denied.',
    source:
      'Source: the rules of phúc tra that Sở Nội vụ set for the survey (Set rules… on the board). No document that prescribes a share was found; 3 %, 3 and 1 are proposals.',
  },
  progress: {
    title: 'The counts over the board',
    chosen: 'What became of those chosen',
    reached: 'verdict confirmed, differs or denied',
    notReached: 'called as often as may be without reaching them, or reached without finishing',
    waiting: 'not called yet, or being called',
    sum: 'the three lines above together',
    beside: 'Besides',
    overdueName: 'Overdue',
    overdue: (days) => `of those that wait: the day they were chosen plus ${days} days has passed`,
    toDecide: (days) =>
      `verdicts “differs” or “denied” without a decision that the operator answered, or whose ${days} days to answer are over`,
    completes: (voided) => `${voided} voided ones included`,
  },
  verdicts: {
    name: 'shares of the verdicts',
    formula:
      'Share = interviews with this verdict ÷ interviews with a verdict. Those not reached are not in the denominator. These are counts without weights: the estimate for all interviews is the bad share.',
    verdict: 'Verdict',
    count: 'Interviews',
    share: 'Share',
    limits: (fixed, hard) =>
      `Denied: the citizen says that there was no such interview. Differs: the citizen says that there was no such transaction, it was the wrong person or one not eligible; or at least ${fixed} answers of type 1 differ, or at least ${hard} of type 2 beyond tolerance. All others are confirmed.`,
    kept: 'Verdicts count here as they were submitted, also where a decision overturned them; limits that change later leave them.',
    source:
      'Source: the survey’s rules of re-calling; types of questions as IPA has them (PovertyAction/bcstats).',
  },
  errors: {
    name: (group) => `answers that agree: ${group}`,
    formula:
      'Rate = answers that differ ÷ answers compared; “beyond” is by more than the question’s tolerance. What cannot be compared (not asked again, not applicable on one side) is not in the denominator.',
    different: 'Different',
    beyond: 'Beyond tolerance',
    interval: (low, high) =>
      `Wilson’s 95 % interval of the rate beyond tolerance: ${low} – ${high}; it takes the answers for independent. Wilson (1927), JASA 22, 209–212.`,
    source: 'Source: comparisons of the submitted re-calls, as bcstats reports them (PovertyAction/bcstats).',
    table: 'Pairs of answers: rows are interviews, columns re-calls',
    corner: 'Interview ↓ re-call →',
    total: 'Sum',
    agreement: 'Agreement',
    measure: 'Figure',
    steps: 'From the table above',
    value: 'Value',
    from: 'Source',
    measures: {
      gross: 'GDR: pairs that differ ÷ pairs',
      inconsistency: 'IOI: GDR ÷ GDR by chance',
      kappa: 'Kappa: (Po − Pe) ÷ (1 − Pe)',
      weighted: 'Kappa with quadratic weights: one step counts little',
      ac1: 'AC1: (Po − Pe) ÷ (1 − Pe), Pe by Gwet',
      variance: 'SRV: half the variance of the differences',
      ratio: 'Reliability ratio: 1 − SRV ÷ variance of the re-calls',
    },
    sources: {
      gross: 'Hansen, Hurwitz & Pritzker (1964)',
      inconsistency: 'U.S. Bureau of the Census (1985), STD-ISP-TR-5',
      kappa:
        'Cohen (1960), Educational and Psychological Measurement 20, 37–46; variance Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323–327',
      weighted: 'Cohen (1968), Psychological Bulletin 70, 213–220; Fleiss & Cohen 1973',
      ac1: 'Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48',
      variance: 'PovertyAction/bcstats (reliabilityratio.ado)',
      ratio: 'PovertyAction/bcstats (reliabilityratio.ado)',
    },
    fisher:
      'The 95 % intervals of kappa and AC1 are computed on Fisher’s scale: artanh(value) ± 1.96 × standard error ÷ (1 − value²).',
    ofTable:
      'Po: the part of pairs on the diagonal. Kappa: Pe = Σ(row × column) ÷ pairs², row and column being the sums of one answer. Quadratic weights: each cell times 1 − (steps apart ÷ most steps apart)², in Po and in Pe. AC1: Pe = Σ q(1 − q) ÷ (options − 1), q = (row + column) ÷ (2 × pairs).',
    variance: (sum, squares, pairs, variance, result) =>
      `Differences interview − re-call: sum ${sum}, sum of squares ${squares}; variance (${squares} − (${sum})² ÷ ${pairs}) ÷ (${pairs} − 1) = ${variance}; half of it: ${result}`,
    ratio: (sum, squares, pairs, variance, simple, result) =>
      `Answers of the re-calls: sum ${sum}, sum of squares ${squares}; variance (${squares} − ${sum}² ÷ ${pairs}) ÷ (${pairs} − 1) = ${variance}; 1 − ${simple} ÷ ${variance} = ${result}`,
    alike: 'all re-calls answered the same',
    tolerances: 'Errors if more were let pass',
    tolerance: (steps, beyond, division) =>
      `Letting ${steps} steps pass: ${beyond} answers still differ by more, ${division}.`,
    band: (index, band) =>
      `An IOI of ${index} is ${band}: below 20 % low, to 50 % moderate, above that high.`,
    standardError: (se) => `standard error ${se}`,
    variances:
      'Variance of kappa: [Σ o(w(1 − Pe) − (a + b)(1 − Po))² − (PoPe − 2Pe + Po)²] ÷ (n(1 − Pe)⁴): o is the part of pairs in a cell, w its weight (without weights 1 on the diagonal, 0 off it), a the Σ w × part of the column along its row, b the Σ w × part of the row along its column. Variance of AC1: [Po(1 − Po) − 4(1 − AC1)(Σ d(1 − q) ÷ (k − 1) − PoPe) + 4(1 − AC1)²(Σ o(1 − (q₁ + q₂) ÷ 2)² ÷ (k − 1)² − Pe²)] ÷ (n(1 − Pe)²): d is the part of pairs on the diagonal, q₁ and q₂ are q of the row and of the column, k is the number of options.',
    observed: (po, pe, value) => `Po = ${po}, Pe = ${pe}: ${value}`,
  },
  effect: {
    name: (question) => `effect of operators: ${question}`,
    formula:
      'ρ = (MSB − MSW) ÷ (MSB + (m₀ − 1) × MSW): the part of the variance of answers that comes from who asked. MSB and MSW are the mean squares between and within operators; m₀ is the load where loads differ. Design effect = 1 + ρ × (m − 1), m = Σk² ÷ Σk with k the interviews of each operator; at least 1.',
    rho: (between, within, load, rho) =>
      `MSB = ${between}, MSW = ${within}, m₀ = ${load}: ρ = (${between} − ${within}) ÷ (${between} + (${load} − 1) × ${within}) = ${rho}.`,
    deff: (rho, seen, deff) => `m = ${seen}: design effect = 1 + ${rho} × (${seen} − 1) = ${deff}.`,
    alike: 'All answers are equal: there is no ρ.',
    operator: 'Operator',
    interviews: 'Interviews k',
    mean: 'Mean',
    within: 'Sum of squared deviations',
    rule: 'Points 1–5 of complete telephone interviews that are not void; not applicable, don’t know and refused are left out. It takes at least two operators.',
    source: 'Source: Kish 1962, JASA 57, 92–115, analysis of variance.',
    imbalance: (value) =>
      `Assignment: V = ${value}, Cramér’s V of operators and strata, corrected for bias in small tables (Bergsma 2013, Journal of the Korean Statistical Society 42, 323–328); above 0.1, ρ may come from different cases (Cohen 1988).`,
  },
  imbalance: {
    name: 'how much operators’ cases differ',
    none: 'It takes at least two operators and two strata with interviews.',
    v: 'Cramér’s V, corrected',
    operators: 'Operators',
    kinds: 'Strata',
    interviews: 'Interviews',
    formula:
      'χ² = Σ(O − E)² ÷ E over all cells of the table below: O is the number of interviews in the cell, E = sum of the row × sum of the column ÷ n. Excess over chance = χ² ÷ n − (k − 1)(t − 1) ÷ (n − 1), not below 0. V = √(excess ÷ the lesser of k′ − 1 and t′ − 1), k′ = k − (k − 1)² ÷ (n − 1), t′ = t − (t − 1)² ÷ (n − 1).',
    excess: (operators, kinds, n, chiSquare, excess) =>
      `k = ${operators} operators, t = ${kinds} strata, n = ${n}: χ² = ${chiSquare}; excess = ${chiSquare} ÷ ${n} − (${operators} − 1)(${kinds} − 1) ÷ (${n} − 1), not below 0: ${excess}.`,
    corrected: (operators, kinds, n, first, second) =>
      `k′ = ${operators} − (${operators} − 1)² ÷ (${n} − 1) = ${first}; t′ = ${kinds} − (${kinds} − 1)² ÷ (${n} − 1) = ${second}.`,
    result: (excess, most, v) => `V = √(${excess} ÷ ${most}) = ${v}.`,
    tooSmall: 'The table is too small to be corrected: there is no V.',
    table: 'Interviews: rows are strata, columns operators',
    corner: 'Stratum ↓ operator →',
    sum: 'Sum',
    rule: 'Complete telephone interviews that are not void. Above 0.1, operators and kinds of cases go together, so that ρ may come from different cases (Cohen 1988).',
    source: 'Source: Bergsma 2013, Journal of the Korean Statistical Society 42, 323–328.',
  },
};
