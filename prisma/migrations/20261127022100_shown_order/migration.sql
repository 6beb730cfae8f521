-- Random orders as an interview showed them, and answers that contradict one another when it was settled.
-- AlterTable
ALTER TABLE "interviews" ADD COLUMN     "contradictions" JSONB,
ADD COLUMN     "shown_order" JSONB;
