-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "list_status" ADD VALUE 'needsMapping';
ALTER TYPE "list_status" ADD VALUE 'cancelled';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "sample_status" ADD VALUE 'drawing';
ALTER TYPE "sample_status" ADD VALUE 'failed';

-- AlterTable
ALTER TABLE "do_not_call" ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'operator';

-- AlterTable
ALTER TABLE "persons" ADD COLUMN     "organisation" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "sample_units" ADD COLUMN     "replicate" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "samples" ADD COLUMN     "excluded" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "fault" JSONB,
ALTER COLUMN "frame_digest" SET DEFAULT '',
ALTER COLUMN "sample_digest" SET DEFAULT '',
ALTER COLUMN "transactions" SET DEFAULT 0,
ALTER COLUMN "persons" SET DEFAULT 0;

-- AlterTable
ALTER TABLE "strata" ADD COLUMN     "part" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "shortfall" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "values" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "surveys" ADD COLUMN     "frame_closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "rest_months" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "shared_phone_names" INTEGER NOT NULL DEFAULT 5;

-- AlterTable
ALTER TABLE "transaction_lists" ADD COLUMN     "bytes_read" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "inspection" JSONB,
ADD COLUMN     "mapping" JSONB;

-- AlterTable
ALTER TABLE "transactions" ADD COLUMN     "agency_key" TEXT,
ADD COLUMN     "organisation" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "list_shapes" (
    "shape" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "remembered_by_id" TEXT NOT NULL,
    "remembered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "list_shapes_pkey" PRIMARY KEY ("shape")
);

-- CreateTable
CREATE TABLE "agencies" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "class" TEXT,
    "parent_id" UUID,
    "unit_system" TEXT,
    "unit_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agencies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency_names" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "agency_id" UUID,
    "first_list_id" UUID,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_by_id" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),

    CONSTRAINT "agency_names_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "administrative_units" (
    "system" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "parent_code" TEXT,
    "became_code" TEXT,

    CONSTRAINT "administrative_units_pkey" PRIMARY KEY ("system","code")
);

-- CreateTable
CREATE TABLE "replicates" (
    "sample_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "units" INTEGER NOT NULL,
    "released_at" TIMESTAMPTZ(3),
    "released_by_id" TEXT,
    "reason" TEXT,

    CONSTRAINT "replicates_pkey" PRIMARY KEY ("sample_id","number")
);

-- CreateTable
CREATE TABLE "seed_commitments" (
    "survey_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "published_in" TEXT NOT NULL,
    "committed_by_id" TEXT NOT NULL,
    "committed_at" TIMESTAMPTZ(3) NOT NULL,
    "revealed_at" TIMESTAMPTZ(3),

    CONSTRAINT "seed_commitments_pkey" PRIMARY KEY ("survey_id")
);

-- CreateTable
CREATE TABLE "shared_phone_decisions" (
    "survey_id" UUID NOT NULL,
    "phone_e164" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "decided_by_id" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shared_phone_decisions_pkey" PRIMARY KEY ("survey_id","phone_e164")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "title" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "updated_by_id" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "agencies_parent_id_name_key" ON "agencies"("parent_id", "name");

-- CreateIndex
CREATE INDEX "agency_names_agency_id_idx" ON "agency_names"("agency_id");

-- CreateIndex
CREATE INDEX "administrative_units_system_parent_code_idx" ON "administrative_units"("system", "parent_code");

-- AddForeignKey
ALTER TABLE "agencies" ADD CONSTRAINT "agencies_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "agencies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agencies" ADD CONSTRAINT "agencies_unit_system_unit_code_fkey" FOREIGN KEY ("unit_system", "unit_code") REFERENCES "administrative_units"("system", "code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agency_names" ADD CONSTRAINT "agency_names_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replicates" ADD CONSTRAINT "replicates_sample_id_fkey" FOREIGN KEY ("sample_id") REFERENCES "samples"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seed_commitments" ADD CONSTRAINT "seed_commitments_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_phone_decisions" ADD CONSTRAINT "shared_phone_decisions_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
