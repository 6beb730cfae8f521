-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "held_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "cases" ADD COLUMN     "verification_number" SERIAL NOT NULL;

-- AlterTable
ALTER TABLE "operator_sessions" ADD COLUMN     "muted_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "session_states" (
    "id" BIGSERIAL NOT NULL,
    "session_id" UUID NOT NULL,
    "state" "session_state" NOT NULL,
    "reason" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_states_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "raised_hands" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "session_id" UUID NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),
    "seen_by_id" TEXT,
    "lowered_at" TIMESTAMPTZ(3),
    "lowered_by_id" TEXT,

    CONSTRAINT "raised_hands_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supervisor_calls" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "attempt_id" UUID NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "supervisor_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "carrier_call_sid" TEXT,
    "holds_citizen" BOOLEAN NOT NULL DEFAULT false,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "joined_at" TIMESTAMPTZ(3),
    "handed_over_at" TIMESTAMPTZ(3),
    "moved_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "supervisor_calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interview_notes" (
    "id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "question_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "interview_notes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "session_states_session_id_since_idx" ON "session_states"("session_id", "since");

-- CreateIndex
CREATE INDEX "raised_hands_session_id_idx" ON "raised_hands"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "supervisor_calls_carrier_call_sid_key" ON "supervisor_calls"("carrier_call_sid");

-- CreateIndex
CREATE INDEX "supervisor_calls_attempt_id_idx" ON "supervisor_calls"("attempt_id");

-- CreateIndex
CREATE INDEX "interview_notes_interview_id_idx" ON "interview_notes"("interview_id");

-- CreateIndex
CREATE UNIQUE INDEX "cases_verification_number_key" ON "cases"("verification_number");

-- AddForeignKey
ALTER TABLE "session_states" ADD CONSTRAINT "session_states_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "operator_sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "raised_hands" ADD CONSTRAINT "raised_hands_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "operator_sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "raised_hands" ADD CONSTRAINT "raised_hands_seen_by_id_fkey" FOREIGN KEY ("seen_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor_calls" ADD CONSTRAINT "supervisor_calls_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "contact_attempts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor_calls" ADD CONSTRAINT "supervisor_calls_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor_calls" ADD CONSTRAINT "supervisor_calls_supervisor_id_fkey" FOREIGN KEY ("supervisor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_notes" ADD CONSTRAINT "interview_notes_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_notes" ADD CONSTRAINT "interview_notes_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "contact_attempts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_notes" ADD CONSTRAINT "interview_notes_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "seen_at" TIMESTAMPTZ(3);

-- A session has at most one hand up; a conversation has at most one supervisor called into it, who is in one only.
CREATE UNIQUE INDEX raised_hands_one_up ON raised_hands (session_id) WHERE lowered_at IS NULL;
CREATE UNIQUE INDEX supervisor_calls_one_per_attempt ON supervisor_calls (attempt_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX supervisor_calls_one_per_supervisor ON supervisor_calls (supervisor_id) WHERE ended_at IS NULL;
ALTER TABLE supervisor_calls ADD CONSTRAINT supervisor_calls_end_with_outcome CHECK (
  (ended_at IS NULL) = (outcome IS NULL)
);

-- Notes beside questions are append-only, like answers.
CREATE TRIGGER interview_notes_append_only BEFORE UPDATE OR DELETE ON interview_notes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What a shift was spent on: written wherever the state is changed, so that no command can forget it.
CREATE FUNCTION note_session_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO session_states (session_id, state, reason, since)
  VALUES (NEW.id, NEW.state, NEW.pause_reason, NEW.state_since);
  RETURN NEW;
END $$;
CREATE TRIGGER operator_sessions_state_begins AFTER INSERT ON operator_sessions
  FOR EACH ROW EXECUTE FUNCTION note_session_state();
CREATE TRIGGER operator_sessions_state_changes AFTER UPDATE ON operator_sessions
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state OR OLD.pause_reason IS DISTINCT FROM NEW.pause_reason)
  EXECUTE FUNCTION note_session_state();

-- Phúc tra stays apart from everybody who spoke with the citizen: an attempt handed over belongs to the supervisor who
-- took it, and the operator who began it has spoken too.
CREATE OR REPLACE FUNCTION refuse_unseparated_back_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1
    FROM users verifier, contact_attempts attempt
    JOIN interviews i ON i.case_id = attempt.case_id
    LEFT JOIN supervisor_calls asked ON asked.attempt_id = attempt.id
    JOIN users interviewer ON interviewer.id IN (attempt.operator_id, asked.asked_by_id)
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
