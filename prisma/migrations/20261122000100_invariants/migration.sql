-- What Prisma's schema cannot say: the invariants that the database itself holds (docs/decisions/0004).

-- A case is held by at most one operator, an operator holds at most one case.
CREATE UNIQUE INDEX assignments_one_per_case ON assignments (case_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX assignments_one_per_operator ON assignments (operator_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX operator_sessions_one_open ON operator_sessions (operator_id) WHERE ended_at IS NULL;

-- A number is in at most one live call, over all surveys.
CREATE UNIQUE INDEX calls_one_live_per_number ON calls (phone_e164) WHERE ended_at IS NULL;
CREATE INDEX calls_open ON calls (queued_at) WHERE ended_at IS NULL;

-- One confirmed sample a survey; an accepted transaction is in a survey once.
CREATE UNIQUE INDEX samples_one_confirmed ON samples (survey_id) WHERE status = 'confirmed';
CREATE UNIQUE INDEX transactions_accepted_once ON transactions (survey_id, transaction_key) WHERE fate = 'accepted';

-- Due cases, in the order in which they are handed out (domain/cases/due-order.ts).
CREATE INDEX cases_due ON cases (survey_id, appointment_at, priority DESC, attempt_count, draw_order)
  WHERE status = 'open' AND NOT held;

ALTER TABLE cases ADD CONSTRAINT cases_final_or_waiting CHECK (
  (status = 'open' AND next_call_at IS NOT NULL AND final_at IS NULL)
  OR (status = 'final' AND next_call_at IS NULL AND final_at IS NOT NULL AND disposition IS NOT NULL)
);
ALTER TABLE persons ADD CONSTRAINT persons_reachable CHECK (cardinality(phones) > 0);
ALTER TABLE contact_attempts ADD CONSTRAINT attempts_end_with_disposition CHECK (
  (ended_at IS NULL) = (disposition IS NULL)
);
ALTER TABLE sample_units ADD CONSTRAINT sample_units_probability CHECK (
  inclusion_probability >= 0 AND inclusion_probability <= 1
);
ALTER TABLE back_checks ADD CONSTRAINT back_checks_probability CHECK (probability > 0 AND probability <= 1);
ALTER TABLE interviews ADD CONSTRAINT interviews_complete_are_numbered CHECK (
  status <> 'complete' OR completion_number IS NOT NULL
);
ALTER TABLE transactions ADD CONSTRAINT transactions_one_fate CHECK (
  fate IN ('duplicate', 'missingAgency', 'status', 'period', 'missingPhone', 'premiumPhone', 'invalidPhone', 'accepted')
);

-- Answers are append-only.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: rows of this table never change', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER answers_append_only BEFORE UPDATE OR DELETE ON answers
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER carrier_events_append_only BEFORE UPDATE OR DELETE ON carrier_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER questionnaire_versions_never_change BEFORE UPDATE OR DELETE ON questionnaire_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A confirmed sample is immutable, with its strata and units.
CREATE FUNCTION refuse_change_of_confirmed_sample() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_sample uuid;
BEGIN
  of_sample := CASE WHEN TG_TABLE_NAME = 'samples' THEN (to_jsonb(OLD) ->> 'id')::uuid
                    ELSE (to_jsonb(OLD) ->> 'sample_id')::uuid END;
  IF EXISTS (SELECT 1 FROM samples WHERE id = of_sample AND status = 'confirmed') THEN
    RAISE EXCEPTION 'sample_is_confirmed: % of % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER samples_confirmed_never_change BEFORE UPDATE OR DELETE ON samples
  FOR EACH ROW WHEN (OLD.status = 'confirmed') EXECUTE FUNCTION refuse_change_of_confirmed_sample();
CREATE TRIGGER strata_confirmed_never_change BEFORE UPDATE OR DELETE ON strata
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_confirmed_sample();
CREATE TRIGGER sample_units_confirmed_never_change BEFORE UPDATE OR DELETE ON sample_units
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_confirmed_sample();

-- Phúc tra is never done by whoever interviewed, nor by anybody of their unit (domain/back-checks/separation.ts).
CREATE FUNCTION refuse_unseparated_back_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1
    FROM users verifier, contact_attempts attempt
    JOIN interviews i ON i.case_id = attempt.case_id
    JOIN users interviewer ON interviewer.id = attempt.operator_id
    WHERE verifier.id = NEW.verifier_id AND i.id = NEW.interview_id AND attempt.purpose = 'interview'
      AND (interviewer.id = verifier.id
           OR lower(regexp_replace(trim(normalize(interviewer.unit)), '\s+', ' ', 'g'))
            = lower(regexp_replace(trim(normalize(verifier.unit)), '\s+', ' ', 'g')))
  ) THEN
    RAISE EXCEPTION 'back_check_verifier_is_separate: the verifier is the interviewer or of the same unit'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER back_checks_separate BEFORE INSERT OR UPDATE OF verifier_id, interview_id ON back_checks
  FOR EACH ROW WHEN (NEW.verifier_id IS NOT NULL) EXECUTE FUNCTION refuse_unseparated_back_check();
