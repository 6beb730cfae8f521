-- AlterTable: the units are loaded anew at the server's next start, which fills this in.
ALTER TABLE "administrative_units" ADD COLUMN "folded" TEXT NOT NULL DEFAULT '';
ALTER TABLE "administrative_units" ALTER COLUMN "folded" DROP DEFAULT;

-- What Prisma's schema cannot say of agencies and administrative units (docs/decisions/0004).

ALTER TABLE agencies
  ADD CONSTRAINT agencies_level CHECK (level IN ('province', 'central', 'district', 'commune', 'unknown')),
  ADD CONSTRAINT agencies_class CHECK (class IN ('I', 'II', 'III')),
  ADD CONSTRAINT agencies_unit_with_its_system CHECK ((unit_system IS NULL) = (unit_code IS NULL));
ALTER TABLE administrative_units
  ADD CONSTRAINT administrative_units_system CHECK (system IN ('63', '34')),
  ADD CONSTRAINT administrative_units_level CHECK (level IN ('province', 'district', 'commune'));

-- The unique index on (parent_id, name) lets several agencies without a parent have one name.
CREATE UNIQUE INDEX agencies_at_the_top_have_own_names ON agencies (name) WHERE parent_id IS NULL;

-- Agencies are a tree. The lock keeps two changes that are a circle only together from passing side by side.
CREATE FUNCTION refuse_agency_in_itself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.parent_id IS NULL THEN
    RETURN NEW;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('agencies_are_a_tree'));
  IF EXISTS (
    WITH RECURSIVE above AS (
      SELECT NEW.parent_id AS id
      UNION
      SELECT a.parent_id FROM above JOIN agencies a ON a.id = above.id WHERE a.parent_id IS NOT NULL
    )
    SELECT 1 FROM above WHERE id = NEW.id
  ) THEN
    RAISE EXCEPTION 'agencies_are_a_tree: agency % would stand in itself', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agencies_are_a_tree BEFORE INSERT OR UPDATE OF parent_id ON agencies
  FOR EACH ROW EXECUTE FUNCTION refuse_agency_in_itself();
