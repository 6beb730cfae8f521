-- AlterTable
ALTER TABLE "back_checks" ADD COLUMN     "appointment_at" TIMESTAMPTZ(3),
ADD COLUMN     "consequences" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "drawn" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "next_call_at" TIMESTAMPTZ(3),
ADD COLUMN     "wait_reason" TEXT;

-- AlterTable
ALTER TABLE "operator_sessions" ADD COLUMN     "unit" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "surveys" ADD COLUMN     "recall_rules" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "back_check_steps" (
    "id" BIGSERIAL NOT NULL,
    "back_check_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT,
    "kind" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "back_check_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "back_check_appeals" (
    "back_check_id" UUID NOT NULL,
    "operator_id" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "appealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "back_check_appeals_pkey" PRIMARY KEY ("back_check_id")
);

-- CreateTable
CREATE TABLE "back_check_decisions" (
    "back_check_id" UUID NOT NULL,
    "finding" TEXT NOT NULL,
    "consequences" TEXT[],
    "reason" TEXT NOT NULL,
    "decided_by_id" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "back_check_decisions_pkey" PRIMARY KEY ("back_check_id")
);

-- CreateIndex
CREATE INDEX "back_check_steps_back_check_id_idx" ON "back_check_steps"("back_check_id");

-- AddForeignKey
ALTER TABLE "back_check_steps" ADD CONSTRAINT "back_check_steps_back_check_id_fkey" FOREIGN KEY ("back_check_id") REFERENCES "back_checks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "back_check_steps" ADD CONSTRAINT "back_check_steps_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "back_check_appeals" ADD CONSTRAINT "back_check_appeals_back_check_id_fkey" FOREIGN KEY ("back_check_id") REFERENCES "back_checks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "back_check_appeals" ADD CONSTRAINT "back_check_appeals_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "back_check_decisions" ADD CONSTRAINT "back_check_decisions_back_check_id_fkey" FOREIGN KEY ("back_check_id") REFERENCES "back_checks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "back_check_decisions" ADD CONSTRAINT "back_check_decisions_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A session keeps the unit that its person belonged to; those of before are of the unit that we know.
UPDATE operator_sessions s SET unit = u.unit FROM users u WHERE u.id = s.operator_id;
CREATE FUNCTION keep_unit_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.unit := (SELECT unit FROM users WHERE id = NEW.operator_id);
  RETURN NEW;
END $$;
CREATE TRIGGER operator_sessions_keep_unit BEFORE INSERT ON operator_sessions
  FOR EACH ROW EXECUTE FUNCTION keep_unit_of_session();

-- Units are typed by hand: case, blanks and the two ways of composing Vietnamese letters make no difference.
CREATE FUNCTION comparable_unit(unit text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT lower(regexp_replace(trim(normalize(unit)), '\s+', ' ', 'g'))
$$;

-- Why this person may not re-call that interview, or null when they may: whoever conducted a part of it, anybody of a
-- unit that an interviewer belongs to or sat in then, anybody who interviewed for the survey while an interviewer did.
CREATE FUNCTION back_check_separation(verifier text, interview uuid) RETURNS text LANGUAGE sql STABLE AS $$
  WITH parts AS (
    SELECT t.operator_id, a.session_id
    FROM interviews i
    JOIN contact_attempts t ON t.case_id = i.case_id AND t.purpose = 'interview'
    JOIN assignments a ON a.id = t.assignment_id
    WHERE i.id = interview
    UNION
    SELECT i.operator_id, NULL::uuid FROM interviews i WHERE i.id = interview
  ), their_units AS (
    SELECT comparable_unit(u.unit) AS unit FROM parts p JOIN users u ON u.id = p.operator_id
    UNION SELECT comparable_unit(s.unit) FROM parts p JOIN operator_sessions s ON s.id = p.session_id
  ), own_units AS (
    SELECT comparable_unit(u.unit) AS unit FROM users u WHERE u.id = verifier
    UNION SELECT comparable_unit(s.unit) FROM operator_sessions s WHERE s.operator_id = verifier AND s.purpose = 'interview'
  )
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM parts WHERE operator_id = verifier) THEN 'same-operator'
    WHEN EXISTS (SELECT 1 FROM their_units JOIN own_units USING (unit) WHERE unit <> '') THEN 'same-unit'
    WHEN EXISTS (
      SELECT 1
      FROM interviews i
      JOIN operator_sessions own ON own.survey_id = i.survey_id AND own.operator_id = verifier AND own.purpose = 'interview'
      JOIN operator_sessions theirs ON theirs.survey_id = i.survey_id AND theirs.purpose = 'interview'
        AND theirs.operator_id IN (SELECT operator_id FROM parts)
        AND theirs.started_at < coalesce(own.ended_at, 'infinity') AND own.started_at < coalesce(theirs.ended_at, 'infinity')
      WHERE i.id = interview
    ) THEN 'same-shift'
  END
$$;

CREATE OR REPLACE FUNCTION refuse_unseparated_back_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fault text := back_check_separation(NEW.verifier_id, NEW.interview_id);
BEGIN
  IF fault IS NOT NULL THEN
    RAISE EXCEPTION 'back_check_verifier_is_separate: %', fault USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- Blind: no comparison before submission, and none is rewritten after it.
ALTER TABLE back_checks ADD CONSTRAINT back_checks_blind CHECK (
  submitted_at IS NOT NULL OR (verdict IS NULL AND comparison IS NULL AND recheck_id IS NULL AND consequences = '{}')
);
CREATE FUNCTION refuse_other_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.verdict, OLD.comparison, OLD.submitted_at, OLD.verifier_id, OLD.recheck_id, OLD.interview_id)
    IS DISTINCT FROM (NEW.verdict, NEW.comparison, NEW.submitted_at, NEW.verifier_id, NEW.recheck_id, NEW.interview_id) THEN
    RAISE EXCEPTION 'back_check_is_submitted: its verdict stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER back_checks_verdict_stands BEFORE UPDATE ON back_checks
  FOR EACH ROW WHEN (OLD.submitted_at IS NOT NULL) EXECUTE FUNCTION refuse_other_verdict();

CREATE TRIGGER back_check_steps_append_only BEFORE UPDATE OR DELETE ON back_check_steps
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER back_check_appeals_append_only BEFORE UPDATE OR DELETE ON back_check_appeals
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER back_check_decisions_append_only BEFORE UPDATE OR DELETE ON back_check_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The one who interviewed appeals, after the verdict and before a decision; neither they nor the verifier, nor anybody
-- of the interviewer's unit, decides.
CREATE FUNCTION refuse_appeal_of_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM back_checks b JOIN interviews i ON i.id = b.interview_id
    WHERE b.id = NEW.back_check_id AND b.submitted_at IS NOT NULL AND i.operator_id = NEW.operator_id
  ) OR EXISTS (SELECT 1 FROM back_check_decisions d WHERE d.back_check_id = NEW.back_check_id) THEN
    RAISE EXCEPTION 'back_check_appeal_is_the_operators: no verdict on an interview of theirs, or decided already'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER back_check_appeals_by_the_operator BEFORE INSERT ON back_check_appeals
  FOR EACH ROW EXECUTE FUNCTION refuse_appeal_of_another();
ALTER TABLE back_check_decisions ADD CONSTRAINT back_check_decisions_finding CHECK (
  finding = 'upheld' OR (finding = 'overturned' AND consequences = '{}')
);
CREATE FUNCTION refuse_decision_of_a_party() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM back_checks b
    WHERE b.id = NEW.back_check_id AND b.submitted_at IS NOT NULL AND b.verifier_id IS DISTINCT FROM NEW.decided_by_id
      AND back_check_separation(NEW.decided_by_id, b.interview_id) IS NULL
  ) THEN
    RAISE EXCEPTION 'back_check_decided_by_a_third: whoever decides is neither interviewer nor verifier, nor of the interviewer''s unit'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER back_check_decisions_by_a_third BEFORE INSERT ON back_check_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_decision_of_a_party();

-- What a verifier may read, and nothing else: the queue has no column of the interview but its day, the result no row
-- before submission. `placed` has the times and outcomes of the calls to the citizen, which limit the next one.
CREATE VIEW recall_queue WITH (security_barrier) AS
  SELECT b.id, b.survey_id, b.interview_id, b.status::text AS status, b.verifier_id, b.selected_at, b.next_call_at,
         b.appointment_at, b.wait_reason, i.ended_at AS interviewed_at, p.name AS respondent_name,
         coalesce(t.tthc_name, '') AS tthc_name, coalesce(t.agency_name, '') AS agency_name,
         calls.attempts, calls.placed
  FROM back_checks b
  JOIN interviews i ON i.id = b.interview_id
  JOIN cases c ON c.id = i.case_id
  JOIN persons p ON p.id = c.person_id
  JOIN sample_units u ON u.id = c.sample_unit_id
  JOIN transactions t ON t.id = u.transaction_id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE a.purpose = 'backCheck')::int AS attempts,
           coalesce(jsonb_agg(jsonb_build_object('disposition', a.disposition, 'placedAt', l.placed_at) ORDER BY l.placed_at)
                    FILTER (WHERE a.disposition IS NOT NULL), '[]') AS placed
    FROM contact_attempts a JOIN calls l ON l.attempt_id = a.id AND l.placed_at IS NOT NULL
    WHERE a.case_id = c.id
  ) calls;
CREATE VIEW recall_results WITH (security_barrier) AS
  SELECT b.id, b.survey_id, b.status::text AS status, b.verifier_id, b.submitted_at, b.verdict, b.comparison,
         s.interview_version_id
  FROM back_checks b JOIN surveys s ON s.id = b.survey_id
  WHERE b.submitted_at IS NOT NULL;
