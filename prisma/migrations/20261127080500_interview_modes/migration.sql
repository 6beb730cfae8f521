-- How a citizen answered. All interviews of before were asked by telephone.
CREATE TYPE "interview_mode" AS ENUM ('telephone', 'paper', 'web');
ALTER TABLE "interviews" ADD COLUMN "mode" "interview_mode" NOT NULL DEFAULT 'telephone';

-- Nobody asks who answers on paper or on the web. (Dropping NOT NULL leaves the foreign keys as they are.)
ALTER TABLE "interviews" ALTER COLUMN "operator_id" DROP NOT NULL;
ALTER TABLE "interview_openings" ALTER COLUMN "operator_id" DROP NOT NULL;
ALTER TABLE interviews ADD CONSTRAINT interviews_asked_by_telephone CHECK ((mode = 'telephone') = (operator_id IS NOT NULL));
ALTER TABLE interviews ADD CONSTRAINT interviews_recalls_by_telephone CHECK (purpose = 'interview' OR mode = 'telephone');

-- A form may be begun in each mode; a case is settled by one of them alone.
DROP INDEX "interviews_case_id_purpose_key";
CREATE UNIQUE INDEX "interviews_case_id_purpose_mode_key" ON "interviews"("case_id", "purpose", "mode");
CREATE UNIQUE INDEX interviews_one_settled ON interviews (case_id, purpose) WHERE status <> 'inProgress';

CREATE FUNCTION refuse_other_mode() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'interviews_keep_their_mode: an interview stays what it was begun as' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER interviews_keep_their_mode BEFORE UPDATE OF mode ON interviews
  FOR EACH ROW WHEN (OLD.mode <> NEW.mode) EXECUTE FUNCTION refuse_other_mode();

-- Phúc tra looks at whoever asked, so only what was asked is chosen.
DROP TRIGGER interviews_chosen_or_not ON interviews;
CREATE CONSTRAINT TRIGGER interviews_chosen_or_not
  AFTER INSERT OR UPDATE OF completion_number ON interviews DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.purpose = 'interview' AND NEW.mode = 'telephone' AND NEW.completion_number IS NOT NULL)
  EXECUTE FUNCTION refuse_completion_without_choice();
CREATE FUNCTION refuse_back_check_of_other_modes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM interviews WHERE id = NEW.interview_id AND mode <> 'telephone') THEN
    RAISE EXCEPTION 'back_checks_of_calls: only what was asked by telephone is re-called' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER back_checks_of_calls BEFORE INSERT OR UPDATE OF interview_id ON back_checks
  FOR EACH ROW EXECUTE FUNCTION refuse_back_check_of_other_modes();
