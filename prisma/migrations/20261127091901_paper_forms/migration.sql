-- AlterTable
ALTER TABLE "surveys" ADD COLUMN     "paper_check_share" DOUBLE PRECISION NOT NULL DEFAULT 0.1;

-- CreateTable
CREATE TABLE "paper_forms" (
    "interview_id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,
    "draw" DOUBLE PRECISION NOT NULL,
    "chosen" BOOLEAN NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "paper_forms_pkey" PRIMARY KEY ("interview_id")
);

-- CreateTable
CREATE TABLE "paper_keyings" (
    "interview_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "clerk_id" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "keyed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "paper_keyings_pkey" PRIMARY KEY ("interview_id","round")
);

-- CreateTable
CREATE TABLE "paper_rulings" (
    "interview_id" UUID NOT NULL,
    "question_name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "ruled_by_id" TEXT NOT NULL,
    "ruled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "paper_rulings_pkey" PRIMARY KEY ("interview_id","question_name")
);

-- CreateIndex
CREATE INDEX "paper_forms_survey_id_idx" ON "paper_forms"("survey_id");

-- CreateIndex
CREATE UNIQUE INDEX "paper_keyings_interview_id_clerk_id_key" ON "paper_keyings"("interview_id", "clerk_id");

-- AddForeignKey
ALTER TABLE "paper_forms" ADD CONSTRAINT "paper_forms_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_forms" ADD CONSTRAINT "paper_forms_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_keyings" ADD CONSTRAINT "paper_keyings_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "paper_forms"("interview_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_keyings" ADD CONSTRAINT "paper_keyings_clerk_id_fkey" FOREIGN KEY ("clerk_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_rulings" ADD CONSTRAINT "paper_rulings_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "paper_forms"("interview_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_rulings" ADD CONSTRAINT "paper_rulings_ruled_by_id_fkey" FOREIGN KEY ("ruled_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Chosen if and only if the number drawn lies below the share; who was chosen does not change afterwards.
ALTER TABLE surveys ADD CONSTRAINT surveys_paper_check_share CHECK (paper_check_share BETWEEN 0 AND 1);
ALTER TABLE paper_forms ADD CONSTRAINT paper_forms_drawn CHECK (chosen = (draw < probability));
ALTER TABLE paper_forms ADD CONSTRAINT paper_forms_settled CHECK (chosen OR settled_at IS NOT NULL);
CREATE FUNCTION refuse_paper_form_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'paper_forms_never_change: a form that was keyed stays as it was' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER paper_forms_never_change BEFORE UPDATE OF survey_id, interview_id, probability, draw, chosen ON paper_forms
  FOR EACH ROW EXECUTE FUNCTION refuse_paper_form_change();
CREATE TRIGGER paper_keyings_append_only BEFORE UPDATE OR DELETE ON paper_keyings
  FOR EACH ROW EXECUTE FUNCTION refuse_paper_form_change();
CREATE TRIGGER paper_rulings_append_only BEFORE UPDATE OR DELETE ON paper_rulings
  FOR EACH ROW EXECUTE FUNCTION refuse_paper_form_change();

-- Twice at most, the second time only what was chosen and keyed before; never by one person (the unique index).
ALTER TABLE paper_keyings ADD CONSTRAINT paper_keyings_two_rounds CHECK (round IN (1, 2));
CREATE FUNCTION refuse_paper_keying() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.round = 2 AND NOT EXISTS (
    SELECT 1 FROM paper_forms f JOIN paper_keyings k USING (interview_id)
    WHERE f.interview_id = NEW.interview_id AND f.chosen AND k.round = 1
  ) THEN
    RAISE EXCEPTION 'paper_keyings_of_chosen: only a chosen form that was keyed once is keyed again'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_keyings_of_chosen BEFORE INSERT ON paper_keyings
  FOR EACH ROW EXECUTE FUNCTION refuse_paper_keying();

CREATE FUNCTION refuse_paper_ruling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM paper_keyings WHERE interview_id = NEW.interview_id AND clerk_id = NEW.ruled_by_id)
    OR (SELECT count(*) FROM paper_keyings WHERE interview_id = NEW.interview_id) < 2 THEN
    RAISE EXCEPTION 'paper_rulings_by_a_third: whoever rules has keyed neither, and both are in'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_rulings_by_a_third BEFORE INSERT ON paper_rulings
  FOR EACH ROW EXECUTE FUNCTION refuse_paper_ruling();
