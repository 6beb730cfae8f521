-- Which transaction a case changed its outcome in, so that results count again only the strata that it touched.
ALTER TABLE "cases" ADD COLUMN "changed_in" BIGINT NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "cases_survey_id_changed_in_idx" ON "cases"("survey_id", "changed_in");

CREATE FUNCTION mark_case_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_marked_new BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION mark_case_change();
CREATE TRIGGER cases_marked BEFORE UPDATE ON cases FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.disposition IS DISTINCT FROM NEW.disposition
        OR OLD.stratum_id IS DISTINCT FROM NEW.stratum_id)
  EXECUTE FUNCTION mark_case_change();
