-- AlterTable
ALTER TABLE "surveys" ADD COLUMN     "back_check_seed_published_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "selection_settings" (
    "id" BIGSERIAL NOT NULL,
    "survey_id" UUID NOT NULL,
    "settings" JSONB NOT NULL,
    "set_by_id" TEXT,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "selection_settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "back_check_selections" (
    "interview_id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "operator_id" TEXT NOT NULL,
    "agency_name" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "reason" TEXT,
    "probability" DOUBLE PRECISION NOT NULL,
    "draw" DOUBLE PRECISION,
    "chosen" BOOLEAN NOT NULL,
    "settings_id" BIGINT,
    "standing" JSONB,
    "score" DOUBLE PRECISION,
    "sum" DOUBLE PRECISION,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "figures" JSONB NOT NULL DEFAULT '{}',
    "selected_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "back_check_selections_pkey" PRIMARY KEY ("interview_id")
);

-- CreateTable
CREATE TABLE "operator_test_entries" (
    "id" BIGSERIAL NOT NULL,
    "survey_id" UUID NOT NULL,
    "operator_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "checked" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "actor_id" TEXT,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operator_test_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "selection_settings_survey_id_id_idx" ON "selection_settings"("survey_id", "id");

-- CreateIndex
CREATE INDEX "back_check_selections_survey_id_selected_at_idx" ON "back_check_selections"("survey_id", "selected_at");

-- CreateIndex
CREATE INDEX "back_check_selections_survey_id_operator_id_selected_at_idx" ON "back_check_selections"("survey_id", "operator_id", "selected_at");

-- CreateIndex
CREATE INDEX "back_check_selections_survey_id_agency_name_selected_at_idx" ON "back_check_selections"("survey_id", "agency_name", "selected_at");

-- CreateIndex
CREATE INDEX "operator_test_entries_survey_id_operator_id_id_idx" ON "operator_test_entries"("survey_id", "operator_id", "id");

-- CreateIndex
CREATE INDEX "calls_phone_e164_idx" ON "calls"("phone_e164");

-- CreateIndex
CREATE INDEX "interviews_survey_id_operator_id_completion_number_idx" ON "interviews"("survey_id", "operator_id", "completion_number");

-- AddForeignKey
ALTER TABLE "selection_settings" ADD CONSTRAINT "selection_settings_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "back_check_selections" ADD CONSTRAINT "back_check_selections_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "back_check_selections" ADD CONSTRAINT "back_check_selections_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_test_entries" ADD CONSTRAINT "operator_test_entries_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_test_entries" ADD CONSTRAINT "operator_test_entries_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was chosen, by what and with which chance, never changes; nor what was said of an operator.
CREATE TRIGGER back_check_selections_never_change BEFORE UPDATE OR DELETE ON back_check_selections
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER selection_settings_never_change BEFORE UPDATE OR DELETE ON selection_settings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER operator_test_entries_never_change BEFORE UPDATE OR DELETE ON operator_test_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE back_check_selections ADD CONSTRAINT back_check_selections_probability CHECK (
  probability > 0 AND probability <= 1
);
-- Chosen if and only if the draw is below the probability; the flat rule drew no number for an interview alone.
ALTER TABLE back_check_selections ADD CONSTRAINT back_check_selections_drawn CHECK (
  CASE rule WHEN 'by-risk' THEN chosen = (draw < probability) AND draw >= 0 AND draw < 1
                                AND reason IS NOT NULL AND settings_id IS NOT NULL AND standing IS NOT NULL
            WHEN 'flat' THEN draw IS NULL AND reason IS NULL
            ELSE false END
);

-- Interviews completed before were chosen at one rate for all.
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
  AND coalesce(b.probability, s.back_check_rate) > 0;
