-- CreateTable
CREATE TABLE "web_links" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "token_digest" TEXT NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "issued_by_id" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "web_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "web_links_token_digest_key" ON "web_links"("token_digest");

-- CreateIndex
CREATE INDEX "web_links_case_id_idx" ON "web_links"("case_id");

-- AddForeignKey
ALTER TABLE "web_links" ADD CONSTRAINT "web_links_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "web_links" ADD CONSTRAINT "web_links_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "web_links" ADD CONSTRAINT "web_links_issued_by_id_fkey" FOREIGN KEY ("issued_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A case has one link that works.
CREATE UNIQUE INDEX web_links_one_that_works ON web_links (case_id) WHERE revoked_at IS NULL;
