-- CreateTable
CREATE TABLE "earlier_periods" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "earlier_survey_id" UUID,
    "file_name" TEXT,
    "added_by_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "earlier_periods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "earlier_figures" (
    "period_id" UUID NOT NULL,
    "agency" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "interviews" INTEGER,
    "se" DOUBLE PRECISION,

    CONSTRAINT "earlier_figures_pkey" PRIMARY KEY ("period_id","agency","code")
);

-- CreateTable
CREATE TABLE "earlier_names" (
    "period_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "agency" TEXT,

    CONSTRAINT "earlier_names_pkey" PRIMARY KEY ("period_id","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "earlier_periods_survey_id_label_key" ON "earlier_periods"("survey_id", "label");

-- AddForeignKey
ALTER TABLE "earlier_periods" ADD CONSTRAINT "earlier_periods_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earlier_periods" ADD CONSTRAINT "earlier_periods_earlier_survey_id_fkey" FOREIGN KEY ("earlier_survey_id") REFERENCES "surveys"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earlier_periods" ADD CONSTRAINT "earlier_periods_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earlier_figures" ADD CONSTRAINT "earlier_figures_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "earlier_periods"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earlier_names" ADD CONSTRAINT "earlier_names_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "earlier_periods"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE earlier_periods ADD CONSTRAINT earlier_periods_source
  CHECK ((earlier_survey_id IS NULL) <> (file_name IS NULL) AND earlier_survey_id IS DISTINCT FROM survey_id);
ALTER TABLE earlier_figures ADD CONSTRAINT earlier_figures_range CHECK (score BETWEEN 0 AND 100 AND se >= 0);
