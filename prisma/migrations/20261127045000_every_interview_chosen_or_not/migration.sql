-- A share of bad interviews among all can be stated only if each completed one has a known chance of being re-called.

-- Surveys of before whose rate was 0: their interviews had no chance, and that is known, too.
ALTER TABLE back_check_selections DROP CONSTRAINT back_check_selections_probability;
ALTER TABLE back_check_selections ADD CONSTRAINT back_check_selections_probability CHECK (
  probability <= 1 AND (probability > 0 OR probability = 0 AND rule = 'flat' AND NOT chosen)
);
INSERT INTO back_check_selections
  (interview_id, survey_id, operator_id, agency_name, rule, probability, chosen, selected_at)
SELECT i.id, i.survey_id, i.operator_id, t.agency_name, 'flat', coalesce(b.probability, s.back_check_rate),
       b.id IS NOT NULL, coalesce(b.selected_at, i.ended_at, i.started_at)
FROM interviews i
JOIN surveys s ON s.id = i.survey_id
JOIN cases c ON c.id = i.case_id
JOIN strata t ON t.id = c.stratum_id
LEFT JOIN back_checks b ON b.interview_id = i.id AND b.drawn
WHERE i.purpose = 'interview' AND i.completion_number IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM back_check_selections known WHERE known.interview_id = i.id);

-- Looked at when the transaction ends: the number is given before the choice is made.
CREATE FUNCTION refuse_completion_without_choice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM back_check_selections WHERE interview_id = NEW.id) THEN
    RAISE EXCEPTION 'completed interview % has no row in back_check_selections', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'interviews_chosen_or_not';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER interviews_chosen_or_not
  AFTER INSERT OR UPDATE OF completion_number ON interviews DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.purpose = 'interview' AND NEW.completion_number IS NOT NULL)
  EXECUTE FUNCTION refuse_completion_without_choice();

-- By which version the questions of a re-call are called: its form's, which the moment of its opening tells, and the
-- interview's own.
DROP VIEW recall_results;
CREATE VIEW recall_results WITH (security_barrier) AS
  SELECT b.id, b.survey_id, b.status::text AS status, b.verifier_id, b.submitted_at, b.verdict, b.comparison,
         i.questionnaire_version_id, r.started_at AS recheck_started_at
  FROM back_checks b JOIN interviews i ON i.id = b.interview_id LEFT JOIN interviews r ON r.id = b.recheck_id
  WHERE b.submitted_at IS NOT NULL;
