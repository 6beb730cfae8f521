-- CreateTable
CREATE TABLE "open_codes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "question_name" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "merged_into" INTEGER,

    CONSTRAINT "open_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "open_code_changes" (
    "survey_id" UUID NOT NULL,
    "question_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "into" INTEGER,
    "label" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "open_code_changes_pkey" PRIMARY KEY ("survey_id","question_name","version")
);

-- CreateTable
CREATE TABLE "open_codings" (
    "interview_id" UUID NOT NULL,
    "question_name" TEXT NOT NULL,
    "round" TEXT NOT NULL,
    "codes" INTEGER[],
    "frame_version" INTEGER NOT NULL,
    "coder_id" TEXT NOT NULL,
    "coded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "open_codings_pkey" PRIMARY KEY ("interview_id","question_name","round")
);

-- CreateIndex
CREATE UNIQUE INDEX "open_codes_survey_id_question_name_number_key" ON "open_codes"("survey_id", "question_name", "number");

-- AddForeignKey
ALTER TABLE "open_codes" ADD CONSTRAINT "open_codes_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_code_changes" ADD CONSTRAINT "open_code_changes_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_code_changes" ADD CONSTRAINT "open_code_changes_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_codings" ADD CONSTRAINT "open_codings_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_codings" ADD CONSTRAINT "open_codings_coder_id_fkey" FOREIGN KEY ("coder_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE open_codings ADD CONSTRAINT open_codings_round CHECK (round IN ('first', 'second', 'settled'));
ALTER TABLE open_code_changes ADD CONSTRAINT open_code_changes_kind CHECK (kind IN ('created', 'renamed', 'merged'));
CREATE TRIGGER open_code_changes_append_only BEFORE UPDATE OR DELETE ON open_code_changes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- As domain/lists/names.ts folds: no marks, đ as d, lower case, every run of other characters one space.
CREATE FUNCTION folded_words(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(
    replace(regexp_replace(normalize(lower(words), NFD), E'[\u0300-\u036f]', '', 'g'), 'đ', 'd'),
    '[^[:alnum:]]+', ' ', 'g')
$$;

-- Words of open answers, searched by their beginnings. Answers to other questions are not in it.
CREATE INDEX counted_answers_words ON counted_answers USING gin (to_tsvector('simple', folded_words(value ->> 'value')))
  WHERE jsonb_typeof(value -> 'value') = 'string';
