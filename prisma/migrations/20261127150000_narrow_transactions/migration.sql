-- Rows of transactions that take half the room (docs/decisions/0043): what repeats down a list stands once for the list.
-- All that reads takes the view `transactions`, which is as the table was.

-- AlterTable
ALTER TABLE "surveys" ADD COLUMN     "number" SERIAL NOT NULL;

-- CreateTable
CREATE TABLE "transaction_rows" (
    "id" BIGINT NOT NULL,
    "list_id" UUID NOT NULL,
    "survey_number" INTEGER NOT NULL,
    "row_number" INTEGER NOT NULL,
    "fate" TEXT NOT NULL,
    "warnings" TEXT[],
    "transaction_key" TEXT COLLATE "C" NOT NULL,
    "is_coded" BOOLEAN NOT NULL,
    "agency" INTEGER,
    "procedure" INTEGER,
    "course" INTEGER NOT NULL,
    "applicant_name" TEXT,
    "organisation" BOOLEAN NOT NULL,
    "person_key" TEXT,
    "phones" TEXT[],
    "address" TEXT,
    "received_on" DATE,
    "due_on" DATE,
    "result_on" DATE
);

-- CreateTable
CREATE TABLE "list_agencies" (
    "list_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT,
    "key" TEXT,

    CONSTRAINT "list_agencies_pkey" PRIMARY KEY ("list_id","number")
);

-- CreateTable
CREATE TABLE "list_procedures" (
    "list_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT,
    "code" TEXT,
    "field" TEXT,

    CONSTRAINT "list_procedures_pkey" PRIMARY KEY ("list_id","number")
);

-- CreateTable
CREATE TABLE "list_courses" (
    "list_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "sheet" TEXT NOT NULL,
    "status" TEXT,
    "channel" TEXT,
    "timeliness" TEXT,

    CONSTRAINT "list_courses_pkey" PRIMARY KEY ("list_id","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "surveys_number_key" ON "surveys"("number");

-- AddForeignKey
ALTER TABLE "list_agencies" ADD CONSTRAINT "list_agencies_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "transaction_lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_procedures" ADD CONSTRAINT "list_procedures_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "transaction_lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_courses" ADD CONSTRAINT "list_courses_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "transaction_lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Each different text of a list gets a number, in the order in which the list has them first. A row as text tells a
-- missing text from an empty one.
CREATE TEMPORARY TABLE said_agencies ON COMMIT DROP AS
SELECT list_id, ROW(agency_name, agency_key)::text AS said, agency_name, agency_key,
       row_number() OVER (PARTITION BY list_id ORDER BY min(id))::integer AS number
FROM transactions WHERE agency_name IS NOT NULL OR agency_key IS NOT NULL
GROUP BY list_id, agency_name, agency_key;
CREATE TEMPORARY TABLE said_procedures ON COMMIT DROP AS
SELECT list_id, ROW(tthc_name, tthc_code, field)::text AS said, tthc_name, tthc_code, field,
       row_number() OVER (PARTITION BY list_id ORDER BY min(id))::integer AS number
FROM transactions WHERE tthc_name IS NOT NULL OR tthc_code IS NOT NULL OR field IS NOT NULL
GROUP BY list_id, tthc_name, tthc_code, field;
CREATE TEMPORARY TABLE said_courses ON COMMIT DROP AS
SELECT list_id, ROW(sheet, status, channel, timeliness)::text AS said, sheet, status, channel, timeliness,
       row_number() OVER (PARTITION BY list_id ORDER BY min(id))::integer AS number
FROM transactions GROUP BY list_id, sheet, status, channel, timeliness;

INSERT INTO list_agencies (list_id, number, name, key)
SELECT list_id, number, agency_name, agency_key FROM said_agencies;
INSERT INTO list_procedures (list_id, number, name, code, field)
SELECT list_id, number, tthc_name, tthc_code, field FROM said_procedures;
INSERT INTO list_courses (list_id, number, sheet, status, channel, timeliness)
SELECT list_id, number, sheet, status, channel, timeliness FROM said_courses;

INSERT INTO transaction_rows (
  id, list_id, survey_number, row_number, fate, warnings, transaction_key, is_coded, agency, procedure, course,
  applicant_name, organisation, person_key, phones, address, received_on, due_on, result_on)
SELECT t.id, t.list_id, s.number, t.row_number, t.fate, nullif(t.warnings, '{}'), t.transaction_key,
       t.record_code IS NOT NULL, a.number, p.number, c.number, t.applicant_name, t.organisation, t.person_key,
       CASE WHEN t.phones IS DISTINCT FROM
              CASE WHEN t.person_key IS NULL THEN '{}' ELSE ARRAY[split_part(t.person_key, '|', 1)] END
            THEN coalesce(t.phones, '{}') END,
       t.address, t.received_on, t.due_on, t.result_on
FROM transactions t
JOIN surveys s ON s.id = t.survey_id
JOIN said_courses c ON c.list_id = t.list_id AND c.said = ROW(t.sheet, t.status, t.channel, t.timeliness)::text
LEFT JOIN said_agencies a ON a.list_id = t.list_id AND a.said = ROW(t.agency_name, t.agency_key)::text
LEFT JOIN said_procedures p ON p.list_id = t.list_id AND p.said = ROW(t.tthc_name, t.tthc_code, t.field)::text
ORDER BY t.id;

-- Nothing may be lost on the way.
DO $$
BEGIN
  IF (SELECT count(*) FROM transactions) <> (SELECT count(*) FROM transaction_rows)
     OR EXISTS (SELECT 1 FROM transactions WHERE record_code <> transaction_key) THEN
    RAISE EXCEPTION 'transactions cannot be brought into transaction_rows as they are';
  END IF;
END $$;

-- A view stands on the table by its number, not by its name: it is made again as it was.
CREATE TEMPORARY TABLE queue_as_it_was ON COMMIT DROP AS
SELECT pg_get_viewdef('recall_queue'::regclass) AS definition;
DROP VIEW recall_queue;
ALTER TABLE "sample_units" DROP CONSTRAINT "sample_units_transaction_id_fkey";
DROP TABLE "transactions";
ALTER TABLE "transaction_rows" ADD CONSTRAINT "transaction_rows_pkey" PRIMARY KEY ("id");

-- AddForeignKey
ALTER TABLE "sample_units" ADD CONSTRAINT "sample_units_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "transaction_rows"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say (docs/decisions/0004). The fate that most rows have is looked for first.
ALTER TABLE transaction_rows ADD CONSTRAINT transactions_one_fate CHECK (fate IN (
  'accepted', 'duplicate', 'status', 'missingPhone', 'invalidPhone', 'period', 'missingAgency', 'premiumPhone'));
CREATE UNIQUE INDEX transactions_stand_once ON transaction_rows (survey_number, transaction_key)
WHERE fate <> 'duplicate';

CREATE OR REPLACE FUNCTION refuse_loss_of_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM transaction_rows
    WHERE id > OLD.first_row_id AND id < OLD.first_row_id + 4294967296 AND list_id = OLD.id
  ) THEN
    RAISE EXCEPTION 'transaction_lists_keep_their_rows: list % has rows', OLD.id USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END $$;

-- Outer joins: what a query does not ask for is not looked up.
CREATE VIEW transactions AS
SELECT r.id, r.list_id, s.id AS survey_id, r.survey_number, c.sheet, r.row_number, r.fate,
       coalesce(r.warnings, '{}') AS warnings, r.transaction_key,
       CASE WHEN r.is_coded THEN r.transaction_key END AS record_code,
       p.name AS tthc_name, p.code AS tthc_code, p.field, a.name AS agency_name, a.key AS agency_key,
       r.applicant_name, r.organisation, r.person_key,
       coalesce(r.phones, CASE WHEN r.person_key IS NULL THEN '{}' ELSE ARRAY[split_part(r.person_key, '|', 1)] END)
         AS phones,
       r.address, r.received_on, r.due_on, r.result_on, c.status, c.channel, c.timeliness
FROM transaction_rows r
LEFT JOIN surveys s ON s.number = r.survey_number
LEFT JOIN list_courses c ON c.list_id = r.list_id AND c.number = r.course
LEFT JOIN list_procedures p ON p.list_id = r.list_id AND p.number = r.procedure
LEFT JOIN list_agencies a ON a.list_id = r.list_id AND a.number = r.agency;

DO $$
BEGIN
  EXECUTE (SELECT 'CREATE VIEW recall_queue WITH (security_barrier) AS ' || definition FROM queue_as_it_was);
END $$;
