-- CreateEnum
CREATE TYPE "interview_event_kind" AS ENUM ('opened', 'shown', 'answered', 'changed', 'confirmed', 'back', 'forward', 'jumped', 'noted', 'helpOpened', 'lineCut', 'reconnected', 'hidden', 'returned');

-- CreateTable
CREATE TABLE "interview_openings" (
    "interview_id" UUID NOT NULL,
    "epoch" INTEGER NOT NULL,
    "operator_id" TEXT NOT NULL,
    "attempt_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "interview_openings_pkey" PRIMARY KEY ("interview_id","epoch")
);

-- CreateTable
CREATE TABLE "interview_events" (
    "interview_id" UUID NOT NULL,
    "epoch" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" "interview_event_kind" NOT NULL,
    "question_name" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "clock_offset_ms" INTEGER NOT NULL,
    "elapsed_ms" INTEGER NOT NULL,
    "duration_ms" INTEGER,
    "answer_sequence" INTEGER,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "interview_events_pkey" PRIMARY KEY ("interview_id","epoch","sequence")
);

-- AddForeignKey
ALTER TABLE "interview_openings" ADD CONSTRAINT "interview_openings_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_openings" ADD CONSTRAINT "interview_openings_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_openings" ADD CONSTRAINT "interview_openings_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "contact_attempts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_events" ADD CONSTRAINT "interview_events_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Forms opened so far: by whoever has them, the only one known.
INSERT INTO interview_openings (interview_id, epoch, operator_id, opened_at)
SELECT id, epoch, operator_id, started_at FROM interviews, generate_series(1, console_epoch) AS epoch;

CREATE TRIGGER interview_openings_append_only BEFORE UPDATE OR DELETE ON interview_openings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER interview_events_append_only BEFORE UPDATE OR DELETE ON interview_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE interview_events ADD CONSTRAINT interview_events_count_up CHECK (sequence > 0 AND elapsed_ms >= 0);
ALTER TABLE interview_events ADD CONSTRAINT interview_events_durations CHECK (duration_ms >= 0);
