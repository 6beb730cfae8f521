-- AlterTable
ALTER TABLE "questionnaire_versions" ADD COLUMN     "published_by_id" TEXT;

-- CreateTable
CREATE TABLE "questionnaire_drafts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "definition" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "origin" JSONB NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "questionnaire_drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "version_moves" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "from_version_id" UUID NOT NULL,
    "to_version_id" UUID NOT NULL,
    "counterparts" JSONB NOT NULL,
    "moved_by_id" TEXT NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "version_moves_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "version_moves_survey_id_moved_at_idx" ON "version_moves"("survey_id", "moved_at");

-- AddForeignKey
ALTER TABLE "version_moves" ADD CONSTRAINT "version_moves_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_moves" ADD CONSTRAINT "version_moves_from_version_id_fkey" FOREIGN KEY ("from_version_id") REFERENCES "questionnaire_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_moves" ADD CONSTRAINT "version_moves_to_version_id_fkey" FOREIGN KEY ("to_version_id") REFERENCES "questionnaire_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was said to be comparable when a survey moved is part of every later figure.
CREATE TRIGGER version_moves_append_only BEFORE UPDATE OR DELETE ON version_moves
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE version_moves ADD CONSTRAINT version_moves_lead_elsewhere CHECK (from_version_id <> to_version_id);

-- An interview is read by the version that it was opened with, for ever.
CREATE FUNCTION refuse_other_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'interviews_keep_their_version: interview % has version %', OLD.id, OLD.questionnaire_version_id;
END $$;
CREATE TRIGGER interviews_keep_their_version BEFORE UPDATE OF questionnaire_version_id ON interviews
  FOR EACH ROW WHEN (OLD.questionnaire_version_id IS DISTINCT FROM NEW.questionnaire_version_id)
  EXECUTE FUNCTION refuse_other_version();
