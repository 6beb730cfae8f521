-- CreateTable
CREATE TABLE "report_heads" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "texts" JSONB,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_by_id" TEXT NOT NULL,

    CONSTRAINT "report_heads_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "report_heads" ADD CONSTRAINT "report_heads_kept_by_id_fkey" FOREIGN KEY ("kept_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Which head a report began with can be told later.
CREATE TRIGGER report_heads_append_only BEFORE UPDATE OR DELETE ON report_heads
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
