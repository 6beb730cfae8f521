-- CreateEnum
CREATE TYPE "role" AS ENUM ('admin', 'supervisor', 'operator', 'verifier', 'analyst');

-- CreateEnum
CREATE TYPE "survey_status" AS ENUM ('draft', 'active', 'paused', 'closed');

-- CreateEnum
CREATE TYPE "list_status" AS ENUM ('waiting', 'reading', 'done', 'failed');

-- CreateEnum
CREATE TYPE "sample_status" AS ENUM ('drawn', 'confirmed');

-- CreateEnum
CREATE TYPE "unit_role" AS ENUM ('main', 'reserve');

-- CreateEnum
CREATE TYPE "case_status" AS ENUM ('open', 'final');

-- CreateEnum
CREATE TYPE "purpose" AS ENUM ('interview', 'backCheck');

-- CreateEnum
CREATE TYPE "session_state" AS ENUM ('connecting', 'paused', 'ready', 'reserved', 'talking', 'wrapUp');

-- CreateEnum
CREATE TYPE "interview_status" AS ENUM ('inProgress', 'complete', 'partial', 'screenedOut', 'void');

-- CreateEnum
CREATE TYPE "back_check_status" AS ENUM ('waiting', 'inProgress', 'submitted', 'notReached');

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "username" TEXT,
    "display_username" TEXT,
    "role" "role" NOT NULL,
    "unit" TEXT NOT NULL,
    "station" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verifications" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "surveys" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "plan_number" TEXT NOT NULL,
    "verification_phone" TEXT NOT NULL,
    "status" "survey_status" NOT NULL DEFAULT 'draft',
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "call_rules" JSONB NOT NULL,
    "index_rule" JSONB NOT NULL,
    "back_check_rate" DOUBLE PRECISION NOT NULL,
    "back_check_seed" TEXT NOT NULL,
    "interview_version_id" UUID NOT NULL,
    "back_check_version_id" UUID NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "surveys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questionnaire_versions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "questionnaire_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transaction_lists" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "status" "list_status" NOT NULL DEFAULT 'waiting',
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "labels" JSONB,
    "summary" JSONB,
    "fault" JSONB,
    "uploaded_by_id" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "transaction_lists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_file_chunks" (
    "list_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "list_file_chunks_pkey" PRIMARY KEY ("list_id","position")
);

-- CreateTable
CREATE TABLE "transactions" (
    "id" BIGSERIAL NOT NULL,
    "list_id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "sheet" TEXT NOT NULL,
    "row_number" INTEGER NOT NULL,
    "raw" JSONB NOT NULL,
    "fate" TEXT NOT NULL,
    "warnings" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "transaction_key" TEXT NOT NULL,
    "record_code" TEXT,
    "tthc_name" TEXT,
    "tthc_code" TEXT,
    "field" TEXT,
    "agency_name" TEXT,
    "applicant_name" TEXT,
    "person_key" TEXT,
    "phones" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "address" TEXT,
    "received_on" DATE,
    "due_on" DATE,
    "result_on" DATE,
    "status" TEXT,
    "channel" TEXT,
    "timeliness" TEXT,

    CONSTRAINT "transactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "persons" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "person_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phones" TEXT[],

    CONSTRAINT "persons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "samples" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "plan" JSONB NOT NULL,
    "seed" TEXT NOT NULL,
    "frame_digest" TEXT NOT NULL,
    "sample_digest" TEXT NOT NULL,
    "transactions" INTEGER NOT NULL,
    "persons" INTEGER NOT NULL,
    "status" "sample_status" NOT NULL DEFAULT 'drawn',
    "drawn_by_id" TEXT NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "samples_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "strata" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sample_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "agency_name" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "transaction_count" INTEGER NOT NULL,
    "person_count" INTEGER NOT NULL,
    "main_count" INTEGER NOT NULL,
    "reserve_count" INTEGER NOT NULL,

    CONSTRAINT "strata_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sample_units" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sample_id" UUID NOT NULL,
    "stratum_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "transaction_id" BIGINT NOT NULL,
    "case_key" TEXT NOT NULL,
    "role" "unit_role" NOT NULL,
    "position" INTEGER NOT NULL,
    "inclusion_probability" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "sample_units_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cases" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "sample_unit_id" UUID NOT NULL,
    "stratum_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "status" "case_status" NOT NULL DEFAULT 'open',
    "disposition" TEXT,
    "reason" TEXT,
    "next_call_at" TIMESTAMPTZ(3),
    "appointment_at" TIMESTAMPTZ(3),
    "priority" INTEGER NOT NULL DEFAULT 50,
    "draw_order" INTEGER NOT NULL,
    "attempt_count" INTEGER NOT NULL DEFAULT 0,
    "held" BOOLEAN NOT NULL DEFAULT false,
    "released_at" TIMESTAMPTZ(3) NOT NULL,
    "release_reason" TEXT NOT NULL,
    "replaces_id" UUID,
    "final_at" TIMESTAMPTZ(3),

    CONSTRAINT "cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_sessions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "operator_id" TEXT NOT NULL,
    "survey_id" UUID NOT NULL,
    "purpose" "purpose" NOT NULL,
    "state" "session_state" NOT NULL DEFAULT 'connecting',
    "state_since" TIMESTAMPTZ(3) NOT NULL,
    "ready_wanted" BOOLEAN NOT NULL DEFAULT false,
    "pause_reason" TEXT,
    "conference" TEXT NOT NULL,
    "station_call_sid" TEXT,
    "station_up" BOOLEAN NOT NULL DEFAULT false,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "operator_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "operator_id" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_attempts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "operator_id" TEXT NOT NULL,
    "purpose" "purpose" NOT NULL,
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "disposition" TEXT,
    "note" TEXT,

    CONSTRAINT "contact_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calls" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "attempt_id" UUID NOT NULL,
    "phone_e164" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "carrier_call_sid" TEXT,
    "last_sequence" INTEGER NOT NULL DEFAULT -1,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "placing_at" TIMESTAMPTZ(3),
    "placed_at" TIMESTAMPTZ(3),
    "ringing_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "sip_response_code" INTEGER,
    "answered_by" TEXT,
    "duration_seconds" INTEGER,

    CONSTRAINT "calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "carrier_events" (
    "id" BIGSERIAL NOT NULL,
    "call_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "carrier_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "attempt_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appointments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "do_not_call" (
    "phone_e164" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "added_by_id" TEXT,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "do_not_call_pkey" PRIMARY KEY ("phone_e164")
);

-- CreateTable
CREATE TABLE "interviews" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "purpose" "purpose" NOT NULL,
    "questionnaire_version_id" UUID NOT NULL,
    "operator_id" TEXT NOT NULL,
    "status" "interview_status" NOT NULL DEFAULT 'inProgress',
    "outcome" TEXT,
    "console_epoch" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "completion_number" INTEGER,

    CONSTRAINT "interviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answers" (
    "id" BIGSERIAL NOT NULL,
    "interview_id" UUID NOT NULL,
    "epoch" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "question_name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counted_answers" (
    "interview_id" UUID NOT NULL,
    "question_name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "code" INTEGER,
    "special" TEXT,

    CONSTRAINT "counted_answers_pkey" PRIMARY KEY ("interview_id","question_name")
);

-- CreateTable
CREATE TABLE "back_checks" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,
    "selected_at" TIMESTAMPTZ(3) NOT NULL,
    "status" "back_check_status" NOT NULL DEFAULT 'waiting',
    "verifier_id" TEXT,
    "recheck_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "verdict" TEXT,
    "comparison" JSONB,

    CONSTRAINT "back_checks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "sign_in_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "socket_io_attachments" (
    "id" BIGSERIAL NOT NULL,
    "created_at" TIMESTAMPTZ(6) DEFAULT CURRENT_TIMESTAMP,
    "payload" BYTEA,

    CONSTRAINT "socket_io_attachments_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "accounts_user_id_idx" ON "accounts"("user_id");

-- CreateIndex
CREATE INDEX "verifications_identifier_idx" ON "verifications"("identifier");

-- CreateIndex
CREATE INDEX "audit_entries_subject_subject_id_idx" ON "audit_entries"("subject", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at");

-- CreateIndex
CREATE UNIQUE INDEX "surveys_code_key" ON "surveys"("code");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_versions_key_version_key" ON "questionnaire_versions"("key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "transaction_lists_survey_id_file_sha256_key" ON "transaction_lists"("survey_id", "file_sha256");

-- CreateIndex
CREATE INDEX "transactions_survey_id_fate_idx" ON "transactions"("survey_id", "fate");

-- CreateIndex
CREATE INDEX "transactions_survey_id_transaction_key_idx" ON "transactions"("survey_id", "transaction_key");

-- CreateIndex
CREATE UNIQUE INDEX "transactions_list_id_sheet_row_number_key" ON "transactions"("list_id", "sheet", "row_number");

-- CreateIndex
CREATE UNIQUE INDEX "persons_survey_id_person_key_key" ON "persons"("survey_id", "person_key");

-- CreateIndex
CREATE UNIQUE INDEX "strata_sample_id_key_key" ON "strata"("sample_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "sample_units_sample_id_person_id_key" ON "sample_units"("sample_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "sample_units_stratum_id_role_position_key" ON "sample_units"("stratum_id", "role", "position");

-- CreateIndex
CREATE UNIQUE INDEX "cases_sample_unit_id_key" ON "cases"("sample_unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "cases_replaces_id_key" ON "cases"("replaces_id");

-- CreateIndex
CREATE INDEX "cases_survey_id_status_next_call_at_idx" ON "cases"("survey_id", "status", "next_call_at");

-- CreateIndex
CREATE UNIQUE INDEX "operator_sessions_conference_key" ON "operator_sessions"("conference");

-- CreateIndex
CREATE INDEX "operator_sessions_survey_id_state_idx" ON "operator_sessions"("survey_id", "state");

-- CreateIndex
CREATE INDEX "assignments_case_id_idx" ON "assignments"("case_id");

-- CreateIndex
CREATE INDEX "contact_attempts_operator_id_started_at_idx" ON "contact_attempts"("operator_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "contact_attempts_case_id_purpose_number_key" ON "contact_attempts"("case_id", "purpose", "number");

-- CreateIndex
CREATE UNIQUE INDEX "calls_carrier_call_sid_key" ON "calls"("carrier_call_sid");

-- CreateIndex
CREATE INDEX "calls_attempt_id_idx" ON "calls"("attempt_id");

-- CreateIndex
CREATE INDEX "carrier_events_call_id_idx" ON "carrier_events"("call_id");

-- CreateIndex
CREATE UNIQUE INDEX "interviews_case_id_purpose_key" ON "interviews"("case_id", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "interviews_survey_id_purpose_completion_number_key" ON "interviews"("survey_id", "purpose", "completion_number");

-- CreateIndex
CREATE UNIQUE INDEX "answers_interview_id_epoch_sequence_key" ON "answers"("interview_id", "epoch", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "back_checks_interview_id_key" ON "back_checks"("interview_id");

-- CreateIndex
CREATE UNIQUE INDEX "back_checks_recheck_id_key" ON "back_checks"("recheck_id");

-- CreateIndex
CREATE INDEX "back_checks_survey_id_status_idx" ON "back_checks"("survey_id", "status");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_interview_version_id_fkey" FOREIGN KEY ("interview_version_id") REFERENCES "questionnaire_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_back_check_version_id_fkey" FOREIGN KEY ("back_check_version_id") REFERENCES "questionnaire_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction_lists" ADD CONSTRAINT "transaction_lists_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_file_chunks" ADD CONSTRAINT "list_file_chunks_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "transaction_lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "transaction_lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persons" ADD CONSTRAINT "persons_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "samples" ADD CONSTRAINT "samples_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "strata" ADD CONSTRAINT "strata_sample_id_fkey" FOREIGN KEY ("sample_id") REFERENCES "samples"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_units" ADD CONSTRAINT "sample_units_sample_id_fkey" FOREIGN KEY ("sample_id") REFERENCES "samples"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_units" ADD CONSTRAINT "sample_units_stratum_id_fkey" FOREIGN KEY ("stratum_id") REFERENCES "strata"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_units" ADD CONSTRAINT "sample_units_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_units" ADD CONSTRAINT "sample_units_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "transactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_sample_unit_id_fkey" FOREIGN KEY ("sample_unit_id") REFERENCES "sample_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_stratum_id_fkey" FOREIGN KEY ("stratum_id") REFERENCES "strata"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "cases"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_sessions" ADD CONSTRAINT "operator_sessions_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_sessions" ADD CONSTRAINT "operator_sessions_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "operator_sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempts" ADD CONSTRAINT "contact_attempts_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempts" ADD CONSTRAINT "contact_attempts_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempts" ADD CONSTRAINT "contact_attempts_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "contact_attempts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carrier_events" ADD CONSTRAINT "carrier_events_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "calls"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "contact_attempts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_questionnaire_version_id_fkey" FOREIGN KEY ("questionnaire_version_id") REFERENCES "questionnaire_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counted_answers" ADD CONSTRAINT "counted_answers_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "back_checks" ADD CONSTRAINT "back_checks_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "back_checks" ADD CONSTRAINT "back_checks_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "back_checks" ADD CONSTRAINT "back_checks_recheck_id_fkey" FOREIGN KEY ("recheck_id") REFERENCES "interviews"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "back_checks" ADD CONSTRAINT "back_checks_verifier_id_fkey" FOREIGN KEY ("verifier_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
