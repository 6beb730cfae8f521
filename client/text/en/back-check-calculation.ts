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
};
