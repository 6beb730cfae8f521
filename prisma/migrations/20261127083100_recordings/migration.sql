-- CreateTable
CREATE TABLE "recordings" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "call_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "carrier_recording_sid" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "seconds" INTEGER,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "recordings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "recordings_carrier_recording_sid_key" ON "recordings"("carrier_recording_sid");

-- CreateIndex
CREATE INDEX "recordings_interview_id_idx" ON "recordings"("interview_id");

-- AddForeignKey
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "calls"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE recordings ADD CONSTRAINT recordings_state CHECK (
  state IN ('asked', 'running', 'ready', 'absent', 'withdrawn', 'failed')
);
-- A call is recorded once at a time.
CREATE UNIQUE INDEX recordings_one_of_a_call ON recordings (call_id) WHERE state NOT IN ('withdrawn', 'failed');
