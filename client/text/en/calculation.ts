// The calculation of one figure, as far as it can be done again by hand.
import type { Text } from '../vi.ts';

export const calculation: Text['calculation'] = {
  part: 'Made of',
  score: 'Score',
  interval: '95 % interval',
  weight: 'Weight',
  points: { top2_share: 'Satisfied, very satisfied', scale_mean: 'Sum of points 1–5' },
  valid: 'Valid answers',
  division: (above, below, result) => `${above} ÷ ${below} = ${result}`,
  leftOut: (count) => `${count} parts without a valid answer are left out.`,
  backToTable: 'Back to the table',
  differences: 'Rank and differences',
  ranked: (rank) => `Rank ${rank}: by the score rounded as shown; equal scores share a rank.`,
  tested: (what, points, se, probability, verdict) =>
    `${what}: ${points} points, standard error ${se}, probability adjusted by Holm’s method ${probability}: ${verdict}.`,
  backToShares: 'Back to the shares',
  backToRates: 'Back to the rates',
  shareRule: (option, onPaper) =>
    `Share = 100 × answers “${option}” ÷ valid answers. Not applicable, don’t know${onPaper ? ', refused and what was left blank on paper' : ' and refused'} are not in the denominator.`,
  shareSource:
    'Source: counted answers of complete, valid interviews (counted_answers), which the data files of the survey have.',
  aaporClass: 'Class',
  outcomes: 'Outcomes of this class (AAPOR code)',
  aaporClasses: {
    I: 'complete',
    P: 'partial',
    R: 'refusal, break-off',
    NC: 'non-contact',
    O: 'other',
    UH: 'unknown: nobody met',
    UO: 'unknown: other',
    NE: 'not eligible',
  },
  undefinedRate: {
    'denominator-zero': 'Undefined: the denominator is 0.',
    'e-unknown': 'Undefined: no case of known eligibility, hence no e.',
  },
  ofPart: (interviews, all) =>
    `${interviews} of the ${all} interviews that count in the survey. The error of a part: Taylor linearisation over the whole design, with interviews outside it giving 0 (domain estimation; Särndal, Swensson & Wretman 1992, section 10.3), so that the part's random size is in it.`,
  intervalFormula: (least, width) =>
    `The 95 % interval, on the scale 0–1 with p = (figure − ${least}) ÷ ${width}: (p + t²/2n* ± t·√(p(1 − p)/n* + t²/4n*²)) ÷ (1 + t²/n*). n* = p(1 − p) ÷ (standard error ÷ ${width})² is the effective sample size of a share p with the same standard error (about n ÷ deff where the figure is a share, larger where it is a mean of several); t the 97.5 % point of Student’s distribution with the degrees of freedom of the design. Source: Wilson (1927), JASA 22, 209–212; Korn & Graubard (1998), Survey Methodology 24, 193–201; Franco, Little, Louis & Slud (2019), Journal of Survey Statistics and Methodology 7, 334–364.`,
  intervalSteps: (p, n, t, df, centre, half, bounds) =>
    `p = ${p}; n* = ${n}; t = ${t} (${df} degrees of freedom); ${centre} ± ${half}, that is ${bounds}.`,
  uniform:
    'The sample shows no variance: in each stratum where not all were asked, the interviews (or areas) come to the same, though who was not asked may differ. So no standard error is told and nothing is tested; n* is (Σw)² ÷ Σw² of the weights w, the number of interviews where all weigh the same (Kish 1965, § 11.7).',
  certain: 'Everybody in these strata was asked, so nothing is uncertain.',
  noInterval: 'No interval yet: it takes two interviews, and a variance that the rule allows.',
  deffFormula:
    'Design effect (deff) = V ÷ V₀: V is the square of the standard error under the design; V₀ the variance of a simple random sample with replacement of as many interviews (Kish 1965, § 8.2).',
  deffOfShare: 'Of a share, V₀ = share × (100 − share) ÷ (n − 1).',
  deffOfMeans: 'V₀ = Σw · Σ(u²/w) ÷ (n − 1), u the linearised value of each interview times its weight w.',
  deffSteps: (se, simple, deff, n, effective) =>
    `${se}² ÷ ${simple}² = ${deff}; effective sample size n ÷ deff = ${n} ÷ ${deff} = ${effective}.`,
  noDeff: 'No design effect: there is no variance, or everybody answered the same.',
  effective: 'Effective sample size (n ÷ deff)',
  backToWords: 'Back to the words',
  codeRule: (code) =>
    `Share = 100 × interviews whose words have the code “${code}” ÷ interviews whose words were coded. Each interview has the codes of the settled coding, else those of the first coder; a merged code counts for the other. Words that nobody coded and interviews that are not valid are not in the denominator.`,
  codeCounts: (worded, coded, valid, count, version) =>
    `${worded} answers in words · ${coded} coded · ${valid} of these in interviews that count · ${count} with this code · code frame version ${version}`,
  codePart:
    'Only a part is coded: the share holds for the whole survey if that part was chosen at random, not by liking.',
  weightedDivision: 'With the weights of these interviews added up instead of counting them:',
  codeSource:
    'Source: codings of answers in words (open_codings) in complete, valid interviews, which the data files of the survey have.',
  alike: 'If all interviews counted alike:',
  unweightedCounts:
    'The counts above are of answers, without the weights of interviews; the figure of this page is computed with weights, so it does not follow from these counts alone.',
  forms: {
    counts: 'What the counts are made of',
    share: (part, whole) => `${part} ÷ ${whole.toLocaleLowerCase('en')}`,
    issued:
      'Issued: all cases of the survey, also those of the reserve that were let in; replicates that were not released are not.',
    collected:
      'Collected: forms that are complete, broken off or void, however they were answered. Each stands in one line, under the first reason in this order; together they are those collected.',
    rule: 'Rule and source',
    source:
      'Source: issued, collected and valid as BHXH Việt Nam reported them for 2025 (91,296 issued, 84,508 collected, 84,448 valid). No rule of valid forms was found published; the one above is set with the survey.',
  },
  attempts: {
    formula: 'Attempts per interview = attempts that ended ÷ attempts that ended as “complete”.',
    byOutcome: 'Attempts by outcome, which together are all:',
    byHour:
      'By the hour it is the same: attempts begun in the hour ÷ interviews completed by them, in the time of Vietnam. Answered: attempts with at least one call that was answered.',
    rule: 'Attempts to interview alone, not those of phúc tra; an attempt that goes on has no outcome and is not counted yet. Paper and web forms took none and are not in the denominator. Interviews voided since are.',
    source: 'Source: the survey’s attempts (contact_attempts, calls).',
  },
  earlier: {
    name: (measure, period) => `${measure}, against ${period}`,
    back: 'Back to the earlier period',
    interviews: (count) => `${count} interviews`,
    difference: (now, then, result) => `Difference = ${now} − ${then} = ${result} points.`,
    noError: 'The error of one of the two is not known: nothing can be said of significance.',
    se: (now, then, result) =>
      `Standard error = √(${now}² + ${then}²) = ${result}: the two samples were drawn apart, so the variance of the difference is the sum of both.`,
    infinite: 'infinite',
    test: (difference, se, t, now, then, together, probability) =>
      `t = ${difference} ÷ ${se} = ${t}. Degrees of freedom: now ${now}, then ${then}; of the difference (a + b)² ÷ (a² ÷ those of now + b² ÷ those of then), a and b being the squares of the two standard errors: ${together}. Two-sided probability ${probability}.`,
    adjusted: 'Adjusted for many agencies',
    alone: 'The figure of the whole is one comparison: nothing is adjusted.',
    tooFew: (minimum) =>
      `An agency with fewer than ${minimum} interviews is not compared and has no probability.`,
    holm: (count) =>
      `Holm: from the least probability on, they are multiplied by ${count}, then by one less each time; none is less than the one above it, nor more than 1.`,
    unadjusted: 'Unadjusted',
    times: 'Times',
    rule: 'Significant when the adjusted probability is below 5 %.',
    source:
      'Source: Welch (1947), Biometrika 34, 28–35; Satterthwaite; Holm (1979), Scandinavian Journal of Statistics 6, 65–70.',
  },
};
