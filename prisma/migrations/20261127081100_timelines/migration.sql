-- CreateTable
CREATE TABLE "timelines" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "saved_by_id" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_on" DATE,

    CONSTRAINT "timelines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline_steps" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "timeline_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "lead" TEXT NOT NULL,
    "cooperating" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "due_form" TEXT,
    "due_on" DATE,
    "evidence" TEXT,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "timeline_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline_marks" (
    "id" BIGSERIAL NOT NULL,
    "step_id" UUID NOT NULL,
    "done" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,

    CONSTRAINT "timeline_marks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline_reminders" (
    "id" BIGSERIAL NOT NULL,
    "step_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "last_day" DATE NOT NULL,
    "written_on" DATE NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timeline_reminders_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "timelines_survey_id_key" ON "timelines"("survey_id");

-- CreateIndex
CREATE INDEX "timeline_steps_timeline_id_position_idx" ON "timeline_steps"("timeline_id", "position");

-- CreateIndex
CREATE INDEX "timeline_marks_step_id_id_idx" ON "timeline_marks"("step_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "timeline_reminders_step_id_written_on_key" ON "timeline_reminders"("step_id", "written_on");

-- AddForeignKey
ALTER TABLE "timelines" ADD CONSTRAINT "timelines_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timelines" ADD CONSTRAINT "timelines_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_steps" ADD CONSTRAINT "timeline_steps_timeline_id_fkey" FOREIGN KEY ("timeline_id") REFERENCES "timelines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_marks" ADD CONSTRAINT "timeline_marks_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "timeline_steps"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_marks" ADD CONSTRAINT "timeline_marks_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_reminders" ADD CONSTRAINT "timeline_reminders_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "timeline_steps"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A due date has both its day and how it is meant.
ALTER TABLE timeline_steps
  ADD CONSTRAINT timeline_step_due CHECK (
    (due_form IS NULL) = (due_on IS NULL) AND (due_form IS NULL OR due_form IN ('on', 'before', 'month'))
  ),
  ADD CONSTRAINT timeline_step_content CHECK (content <> '');
ALTER TABLE timeline_reminders
  ADD CONSTRAINT timeline_reminder_kind CHECK (kind IN ('soon', 'today', 'late'));

-- Who marked what, and what was reminded of, stays.
CREATE TRIGGER timeline_marks_append_only BEFORE UPDATE OR DELETE ON timeline_marks
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER timeline_reminders_append_only BEFORE UPDATE OR DELETE ON timeline_reminders
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
