-- CreateTable
CREATE TABLE "worker_pulse" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_pulse_pkey" PRIMARY KEY ("id")
);

-- One row: when any worker last took a job. It counts from here until the first one does.
ALTER TABLE "worker_pulse" ADD CONSTRAINT "worker_pulse_is_one" CHECK ("id" = 1);
INSERT INTO "worker_pulse" DEFAULT VALUES;
