-- AlterTable
ALTER TABLE "transaction_lists" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "progressed_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "cases_stratum_id_idx" ON "cases"("stratum_id");
