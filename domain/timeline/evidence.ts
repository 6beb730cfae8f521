// What of a survey shows by itself how far a step is, so that nobody has to mark it.

export const evidenceKeys = [
  'questionnaire',
  'lists',
  'sample',
  'calling',
  'target',
  'backChecks',
  'report',
  'edition',
] as const;
export type EvidenceKey = (typeof evidenceKeys)[number];

/** How far the survey itself shows a step to be. */
export interface Evidence {
  readonly stage: 'open' | 'begun' | 'done';
  /** When it was done, ISO instant; null until then, and where nothing tells it. */
  readonly at: string | null;
  /** What is counted, of how many; null where nothing is. */
  readonly count: number | null;
  readonly of: number | null;
}
export type EvidenceOf = Readonly<Record<EvidenceKey, Evidence>>;

/** What is read of a survey for it. Instants are ISO. */
export interface SurveyFacts {
  readonly questionnairePublishedAt: string;
  /** Lists read to the end, and transactions taken from them. */
  readonly lists: number;
  readonly transactions: number;
  readonly frameClosedAt: string | null;
  readonly samplesDrawn: number;
  readonly sampleConfirmedAt: string | null;
  readonly firstAttemptAt: string | null;
  readonly completes: number;
  /** Persons of the main sample; 0 before it is confirmed. */
  readonly target: number;
  /** End of the completed interview that reached the target. */
  readonly targetReachedAt: string | null;
  /** Cases that may still be called. */
  readonly openCases: number;
  readonly lastFinalAt: string | null;
  readonly backChecksChosen: number;
  readonly backChecksOpen: number;
  readonly lastBackCheckAt: string | null;
  /** Null before the report is drafted. */
  readonly report: { readonly number: string; readonly date: string; readonly savedAt: string } | null;
  readonly firstEditionAt: string | null;
}

const open: Evidence = { stage: 'open', at: null, count: null, of: null };

export function evidenceOf(facts: SurveyFacts): EvidenceOf {
  const fieldwork = fieldworkOf(facts);
  return {
    questionnaire: { ...open, stage: 'done', at: facts.questionnairePublishedAt },
    lists: {
      stage: facts.frameClosedAt === null ? (facts.lists > 0 ? 'begun' : 'open') : 'done',
      at: facts.frameClosedAt,
      count: facts.transactions,
      of: null,
    },
    sample: {
      ...open,
      stage: facts.sampleConfirmedAt === null ? (facts.samplesDrawn > 0 ? 'begun' : 'open') : 'done',
      at: facts.sampleConfirmedAt,
    },
    calling: { ...open, stage: facts.firstAttemptAt === null ? 'open' : 'done', at: facts.firstAttemptAt },
    target: fieldwork,
    backChecks: backChecksOf(facts, fieldwork),
    report: reportOf(facts),
    edition: { ...open, stage: facts.firstEditionAt === null ? 'open' : 'done', at: facts.firstEditionAt },
  };
}

/** Interviewing is over when the target is reached, or when nobody is left to be called. */
function fieldworkOf(facts: SurveyFacts): Evidence {
  const { completes, target, targetReachedAt, openCases, firstAttemptAt, lastFinalAt } = facts;
  const counted = { count: completes, of: target > 0 ? target : null };
  if (firstAttemptAt === null) return { ...open, ...counted };
  if (target > 0 && completes >= target) return { stage: 'done', at: targetReachedAt, ...counted };
  return openCases === 0
    ? { stage: 'done', at: lastFinalAt, ...counted }
    : { stage: 'begun', at: null, ...counted };
}

/** While interviews come in more may be chosen: it is over when interviewing is and none is open. */
function backChecksOf(
  { backChecksChosen, backChecksOpen, lastBackCheckAt }: SurveyFacts,
  fieldwork: Evidence,
): Evidence {
  if (backChecksChosen === 0) return open;
  const counted = { count: backChecksChosen - backChecksOpen, of: backChecksChosen };
  return fieldwork.stage === 'done' && backChecksOpen === 0
    ? { stage: 'done', at: lastBackCheckAt, ...counted }
    : { stage: 'begun', at: null, ...counted };
}

/** A report has been issued when it has its number and its day; both are put in when it is signed. */
function reportOf({ report }: SurveyFacts): Evidence {
  if (report === null) return open;
  const isIssued = /^\s*\d+\s*\//.test(report.number) && /ngày\s+\d{1,2}\s+tháng/i.test(report.date);
  return { ...open, stage: isIssued ? 'done' : 'begun', at: isIssued ? report.savedAt : null };
}
