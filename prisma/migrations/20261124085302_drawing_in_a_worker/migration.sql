-- AlterTable
ALTER TABLE "samples" ADD COLUMN     "rules" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "surveys" ADD COLUMN     "closed_frame_digest" TEXT;

-- CreateTable
CREATE TABLE "sample_frame_chunks" (
    "sample_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "sample_frame_chunks_pkey" PRIMARY KEY ("sample_id","position")
);

-- CreateIndex
CREATE INDEX "cases_person_id_idx" ON "cases"("person_id");

-- CreateIndex
CREATE INDEX "sample_units_person_id_idx" ON "sample_units"("person_id");

-- AddForeignKey
ALTER TABLE "sample_frame_chunks" ADD CONSTRAINT "sample_frame_chunks_sample_id_fkey" FOREIGN KEY ("sample_id") REFERENCES "samples"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say (docs/decisions/0004).

-- Samples from before there were parts and replicates: one part, one replicate, released with the confirmation.
ALTER TABLE samples DISABLE TRIGGER samples_confirmed_never_change;
UPDATE samples SET plan = (plan - 'strata' - 'levels' - 'allocation') || jsonb_build_object(
  'parts', jsonb_build_array(jsonb_build_object(
    'name', 'Danh sách hồ sơ',
    'eligibility', CASE WHEN plan ? 'levels' THEN jsonb_build_object('levels', plan -> 'levels') ELSE '{}' END,
    'stages', '[]'::jsonb, 'strata', plan -> 'strata', 'allocation', plan -> 'allocation')),
  'selection', 'simple-random', 'replicates', 1)
WHERE plan ? 'strata';
ALTER TABLE samples ENABLE TRIGGER samples_confirmed_never_change;
INSERT INTO replicates (sample_id, number, units, released_at, released_by_id)
SELECT s.id, 1, count(u.id) FILTER (WHERE u.role = 'main'), s.confirmed_at,
       CASE WHEN s.confirmed_at IS NULL THEN NULL ELSE s.drawn_by_id END
FROM samples s LEFT JOIN sample_units u ON u.sample_id = s.id
GROUP BY s.id
ON CONFLICT DO NOTHING;

-- One draw at a time.
CREATE UNIQUE INDEX samples_one_drawing ON samples (survey_id) WHERE status = 'drawing';

-- A confirmed sample is immutable in all its parts: nothing goes, nothing changes, nothing is added. Added and deleted
-- rows are looked at by the statement, because a sample may have a million units.
CREATE OR REPLACE FUNCTION refuse_change_of_confirmed_sample() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_samples uuid[];
BEGIN
  of_samples := CASE
    WHEN TG_TABLE_NAME = 'samples' THEN ARRAY[(to_jsonb(OLD) ->> 'id')::uuid]
    WHEN TG_OP = 'DELETE' THEN ARRAY[(to_jsonb(OLD) ->> 'sample_id')::uuid]
    ELSE ARRAY[(to_jsonb(OLD) ->> 'sample_id')::uuid, (to_jsonb(NEW) ->> 'sample_id')::uuid]
  END;
  IF EXISTS (SELECT 1 FROM samples WHERE id = ANY (of_samples) AND status = 'confirmed') THEN
    RAISE EXCEPTION 'sample_is_confirmed: % of % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE FUNCTION refuse_parts_of_confirmed_sample() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM samples
    WHERE status = 'confirmed' AND id IN (SELECT DISTINCT sample_id FROM touched)
  ) THEN
    RAISE EXCEPTION 'sample_is_confirmed: % of % is refused', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER strata_confirmed_never_change ON strata;
DROP TRIGGER sample_units_confirmed_never_change ON sample_units;
CREATE TRIGGER strata_confirmed_never_change BEFORE UPDATE ON strata
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_confirmed_sample();
CREATE TRIGGER strata_confirmed_never_added AFTER INSERT ON strata
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_parts_of_confirmed_sample();
CREATE TRIGGER strata_confirmed_never_deleted AFTER DELETE ON strata
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_parts_of_confirmed_sample();
CREATE TRIGGER sample_units_confirmed_never_change BEFORE UPDATE ON sample_units
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_confirmed_sample();
CREATE TRIGGER sample_units_confirmed_never_added AFTER INSERT ON sample_units
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_parts_of_confirmed_sample();
CREATE TRIGGER sample_units_confirmed_never_deleted AFTER DELETE ON sample_units
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_parts_of_confirmed_sample();
CREATE TRIGGER sample_frame_confirmed_never_change BEFORE UPDATE ON sample_frame_chunks
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_confirmed_sample();
CREATE TRIGGER sample_frame_confirmed_never_added AFTER INSERT ON sample_frame_chunks
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_parts_of_confirmed_sample();
CREATE TRIGGER sample_frame_confirmed_never_deleted AFTER DELETE ON sample_frame_chunks
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_parts_of_confirmed_sample();
CREATE TRIGGER replicates_confirmed_never_added AFTER INSERT ON replicates
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_parts_of_confirmed_sample();
CREATE TRIGGER replicates_confirmed_never_deleted AFTER DELETE ON replicates
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_parts_of_confirmed_sample();

-- A replicate changes once: it is released, when the sample is confirmed.
CREATE FUNCTION refuse_all_but_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.released_at IS NOT NULL OR NEW.released_at IS NULL
     OR (NEW.sample_id, NEW.number, NEW.units) IS DISTINCT FROM (OLD.sample_id, OLD.number, OLD.units) THEN
    RAISE EXCEPTION 'replicate_is_released_once: UPDATE of replicates is refused';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM samples WHERE id = NEW.sample_id AND status = 'confirmed') THEN
    RAISE EXCEPTION 'replicate_of_confirmed_sample: UPDATE of replicates is refused';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER replicates_released_once BEFORE UPDATE ON replicates
  FOR EACH ROW EXECUTE FUNCTION refuse_all_but_release();
ALTER TABLE replicates ADD CONSTRAINT replicates_released_by_somebody CHECK (
  released_at IS NULL OR released_by_id IS NOT NULL
);

-- A published digest of a seed is made while the frame is open, and never changes but for the moment of the reveal.
CREATE FUNCTION refuse_late_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM surveys WHERE id = NEW.survey_id FOR SHARE;
  IF EXISTS (SELECT 1 FROM surveys WHERE id = NEW.survey_id AND frame_closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'frame_is_closed: INSERT of seed_commitments is refused';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seed_commitments_while_open BEFORE INSERT ON seed_commitments
  FOR EACH ROW EXECUTE FUNCTION refuse_late_commitment();
CREATE FUNCTION refuse_all_but_reveal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.revealed_at IS NULL
     AND to_jsonb(NEW) - 'revealed_at' = to_jsonb(OLD) - 'revealed_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'seed_commitment_never_changes: % of seed_commitments is refused', TG_OP;
END $$;
CREATE TRIGGER seed_commitments_never_change BEFORE UPDATE OR DELETE ON seed_commitments
  FOR EACH ROW EXECUTE FUNCTION refuse_all_but_reveal();

-- A closed frame stays closed and takes no list.
CREATE FUNCTION refuse_opening_frame() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'frame_is_closed: UPDATE of surveys is refused';
END $$;
CREATE TRIGGER surveys_frame_stays_closed BEFORE UPDATE OF frame_closed_at, closed_frame_digest ON surveys
  FOR EACH ROW WHEN (
    OLD.frame_closed_at IS NOT NULL
    AND (NEW.frame_closed_at, NEW.closed_frame_digest) IS DISTINCT FROM (OLD.frame_closed_at, OLD.closed_frame_digest)
  ) EXECUTE FUNCTION refuse_opening_frame();
CREATE FUNCTION refuse_list_after_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM surveys WHERE id = NEW.survey_id FOR SHARE;
  IF EXISTS (SELECT 1 FROM surveys WHERE id = NEW.survey_id AND frame_closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'frame_is_closed: INSERT of transaction_lists is refused';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transaction_lists_while_open BEFORE INSERT ON transaction_lists
  FOR EACH ROW EXECUTE FUNCTION refuse_list_after_closing();

ALTER TABLE do_not_call ADD CONSTRAINT do_not_call_source CHECK (source IN ('operator', 'citizen', 'import', 'office'));
ALTER TABLE shared_phone_decisions ADD CONSTRAINT shared_phone_decisions_decision CHECK (decision IN ('keep', 'exclude'));
