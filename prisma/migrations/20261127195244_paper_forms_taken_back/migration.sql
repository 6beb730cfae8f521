-- DropIndex
DROP INDEX "interviews_case_id_purpose_mode_key";

-- AlterTable
ALTER TABLE "interviews" ADD COLUMN     "form_number" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "paper_forms" ADD COLUMN     "taken_back_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "interviews_case_id_purpose_mode_form_number_key" ON "interviews"("case_id", "purpose", "mode", "form_number");

-- Only paper is keyed anew; whose form was taken back counts nowhere, and stays taken back.
ALTER TABLE interviews ADD CONSTRAINT interviews_second_form_on_paper CHECK (form_number = 1 OR (form_number > 1 AND mode = 'paper'));
CREATE FUNCTION refuse_paper_form_take_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.taken_back_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM paper_rulings WHERE interview_id = NEW.interview_id)
    OR EXISTS (SELECT 1 FROM interviews WHERE id = NEW.interview_id AND status <> 'inProgress') THEN
    RAISE EXCEPTION 'paper_forms_taken_back: a form is taken back once, before anybody ruled on it, and counts no more'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_forms_taken_back BEFORE UPDATE OF taken_back_at ON paper_forms
  FOR EACH ROW EXECUTE FUNCTION refuse_paper_form_take_back();
