-- CreateTable
CREATE TABLE "counted_interviews" (
    "interview_id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "stratum_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "counts" BOOLEAN NOT NULL,
    "codes" BYTEA NOT NULL,
    "changed_in" BIGINT NOT NULL,

    CONSTRAINT "counted_interviews_pkey" PRIMARY KEY ("interview_id")
);

-- CreateIndex
CREATE INDEX "counted_interviews_survey_id_changed_in_idx" ON "counted_interviews"("survey_id", "changed_in");

-- AddForeignKey
ALTER TABLE "counted_interviews" ADD CONSTRAINT "counted_interviews_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Results read a finished interview as one row of codes (docs/decisions/0016). These functions and triggers are the only
-- writers: whatever completes, voids, restores or corrects an interview is counted in the same transaction.

-- The single and scale questions of a version in its order: the columns of `codes`.
CREATE FUNCTION coded_questions(of_version uuid) RETURNS TABLE (place bigint, name text) LANGUAGE sql STABLE AS $$
  SELECT row_number() OVER (ORDER BY b.place, q.place), q.question ->> 'name'
  FROM questionnaire_versions v,
       jsonb_array_elements(v.definition -> 'blocks') WITH ORDINALITY b (block, place),
       jsonb_array_elements(b.block -> 'questions') WITH ORDINALITY q (question, place)
  WHERE v.id = of_version AND q.question ->> 'kind' IN ('single', 'scale')
$$;

CREATE FUNCTION coded_answers(of_interview uuid, of_version uuid) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_agg(int2send((CASE
           WHEN a.special = 'notApplicable' THEN 97
           WHEN a.special = 'dontKnow' THEN 98
           WHEN a.special = 'refused' THEN 99
           WHEN a.code BETWEEN 0 AND 999 THEN a.code
           ELSE -1 END)::int2), ''::bytea ORDER BY c.place), ''::bytea)
  FROM coded_questions(of_version) c
  LEFT JOIN counted_answers a ON a.interview_id = of_interview AND a.question_name = c.name
$$;

-- At the commit, when the counted answers of a form are there too.
CREATE FUNCTION count_interview() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO counted_interviews (interview_id, survey_id, stratum_id, version_id, counts, codes, changed_in)
  SELECT i.id, i.survey_id, c.stratum_id, i.questionnaire_version_id, i.status = 'complete',
         coded_answers(i.id, i.questionnaire_version_id), pg_current_xact_id()::text::bigint
  FROM interviews i JOIN cases c ON c.id = i.case_id
  WHERE i.id = NEW.id AND i.purpose = 'interview' AND i.status IN ('complete', 'void')
  ON CONFLICT (interview_id) DO UPDATE SET
    counts = excluded.counts, codes = excluded.codes, version_id = excluded.version_id, changed_in = excluded.changed_in;
  UPDATE counted_interviews SET counts = false, changed_in = pg_current_xact_id()::text::bigint
  WHERE interview_id = NEW.id AND counts
    AND NOT EXISTS (SELECT 1 FROM interviews i WHERE i.id = NEW.id AND i.status = 'complete');
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER interviews_counted AFTER INSERT OR UPDATE OF status ON interviews
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.purpose = 'interview') EXECUTE FUNCTION count_interview();

-- A correction of answers that are counted already.
CREATE FUNCTION recode_interviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE counted_interviews c
  SET codes = coded_answers(c.interview_id, c.version_id), changed_in = pg_current_xact_id()::text::bigint
  WHERE c.interview_id IN (SELECT DISTINCT interview_id FROM changed);
  RETURN NULL;
END $$;
CREATE TRIGGER counted_answers_inserted AFTER INSERT ON counted_answers
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION recode_interviews();
CREATE TRIGGER counted_answers_updated AFTER UPDATE ON counted_answers
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION recode_interviews();
CREATE TRIGGER counted_answers_deleted AFTER DELETE ON counted_answers
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION recode_interviews();

-- What has been interviewed so far.
INSERT INTO counted_interviews (interview_id, survey_id, stratum_id, version_id, counts, codes, changed_in)
SELECT i.id, i.survey_id, c.stratum_id, i.questionnaire_version_id, i.status = 'complete',
       coded_answers(i.id, i.questionnaire_version_id), pg_current_xact_id()::text::bigint
FROM interviews i JOIN cases c ON c.id = i.case_id
WHERE i.purpose = 'interview' AND i.status IN ('complete', 'void');
