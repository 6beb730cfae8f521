-- The name of an agency is remembered with the code system of administrative units in which it was said: since
-- 01/07/2025 the same words name another commune (docs/decisions/0041).

-- AlterTable
ALTER TABLE "transaction_lists" ADD COLUMN     "accepted_by_system" JSONB,
ADD COLUMN     "unit_system" TEXT;

ALTER TABLE transaction_lists
  ADD CONSTRAINT transaction_lists_unit_system CHECK (unit_system IN ('63', '34'));

-- Outer joins: what a query does not ask for is not looked up.
CREATE OR REPLACE VIEW transactions AS
SELECT r.id, r.list_id, s.id AS survey_id, r.survey_number, c.sheet, r.row_number, r.fate,
       coalesce(r.warnings, '{}') AS warnings, r.transaction_key,
       CASE WHEN r.is_coded THEN r.transaction_key END AS record_code,
       p.name AS tthc_name, p.code AS tthc_code, p.field, a.name AS agency_name, a.key AS agency_key,
       r.applicant_name, r.organisation, r.person_key,
       coalesce(r.phones, CASE WHEN r.person_key IS NULL THEN '{}' ELSE ARRAY[split_part(r.person_key, '|', 1)] END)
         AS phones,
       r.address, r.received_on, r.due_on, r.result_on, c.status, c.channel, c.timeliness,
       coalesce(l.unit_system, CASE WHEN r.result_on >= DATE '2025-07-01' THEN '34' ELSE '63' END) AS unit_system
FROM transaction_rows r
LEFT JOIN surveys s ON s.number = r.survey_number
LEFT JOIN transaction_lists l ON l.id = r.list_id
LEFT JOIN list_courses c ON c.list_id = r.list_id AND c.number = r.course
LEFT JOIN list_procedures p ON p.list_id = r.list_id AND p.number = r.procedure
LEFT JOIN list_agencies a ON a.list_id = r.list_id AND a.number = r.agency;

CREATE TEMPORARY TABLE said_names ON COMMIT DROP AS
SELECT list_id, agency_key AS key, unit_system, count(*) AS records
FROM transactions WHERE fate = 'accepted' AND agency_key IS NOT NULL
GROUP BY list_id, agency_key, unit_system;

UPDATE transaction_lists l
SET accepted_by_system = jsonb_build_object(
      '63', coalesce((SELECT sum(records) FROM said_names n WHERE n.list_id = l.id AND n.unit_system = '63'), 0),
      '34', coalesce((SELECT sum(records) FROM said_names n WHERE n.list_id = l.id AND n.unit_system = '34'), 0))
WHERE l.status = 'done';

-- A system may be stated of an agency whose unit is not known; a unit never stands without its system.
ALTER TABLE agencies DROP CONSTRAINT agencies_unit_with_its_system;
ALTER TABLE agencies
  ADD CONSTRAINT agencies_unit_with_its_system CHECK (unit_code IS NULL OR unit_system IS NOT NULL),
  ADD CONSTRAINT agencies_unit_system CHECK (unit_system IN ('63', '34'));
DROP INDEX agencies_at_the_top_have_own_names;
CREATE UNIQUE INDEX agencies_at_the_top_have_own_names ON agencies (name, coalesce(unit_system, ''))
WHERE parent_id IS NULL;

-- Agencies of a place of whom no system was stated are of the one in which lists have named them, where it is one.
-- A district is of the 63: the other system has none.
UPDATE agencies a
SET unit_system = CASE WHEN a.level = 'district' THEN '63' ELSE said.unit_system END
FROM agencies b
LEFT JOIN (
  SELECT n.agency_id, min(s.unit_system) AS unit_system
  FROM agency_names n JOIN said_names s ON s.key = n.key
  GROUP BY n.agency_id HAVING count(DISTINCT s.unit_system) = 1
) said ON said.agency_id = b.id
WHERE a.id = b.id AND a.unit_system IS NULL AND a.level IN ('district', 'commune');

-- Each name goes on in the systems of the records that have it, or else of its agency, or of its survey's period.
CREATE TEMPORARY TABLE names_by_system ON COMMIT DROP AS
SELECT n.*, coalesce(s.unit_system, a.unit_system, CASE WHEN v.period_from >= DATE '2025-07-01' THEN '34' ELSE '63' END)
         AS system,
       a.level AS agency_level, a.unit_system AS agency_system
FROM agency_names n
LEFT JOIN (SELECT DISTINCT key, unit_system FROM said_names) s ON s.key = n.key
LEFT JOIN agencies a ON a.id = n.agency_id
LEFT JOIN transaction_lists l ON l.id = n.first_list_id
LEFT JOIN surveys v ON v.id = l.survey_id;

ALTER TABLE "agency_names" DROP CONSTRAINT "agency_names_pkey",
ADD COLUMN     "unit_system" TEXT;
DELETE FROM agency_names;
-- What a name was said to be holds in the agency's own system; in the other it is asked about. Of an agency of no system
-- it holds in both, unless it is a place's.
INSERT INTO agency_names (unit_system, key, name, agency_id, first_list_id, seen_at, reviewed_by_id, reviewed_at)
SELECT system, key, name,
       CASE WHEN holds THEN agency_id END, first_list_id, seen_at,
       CASE WHEN holds THEN reviewed_by_id END, CASE WHEN holds THEN reviewed_at END
FROM (
  SELECT *, coalesce(agency_system = system, agency_level NOT IN ('district', 'commune'), true) AS holds
  FROM names_by_system
) n;
ALTER TABLE "agency_names" ALTER COLUMN "unit_system" SET NOT NULL,
ADD CONSTRAINT "agency_names_pkey" PRIMARY KEY ("unit_system", "key"),
ADD CONSTRAINT agency_names_unit_system CHECK (unit_system IN ('63', '34'));
