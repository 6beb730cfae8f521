-- A list of a million rows is stored in seconds (docs/decisions/0007): its rows are kept once, in the file, and the
-- table of transactions has the two indexes that its readers need.

-- AlterTable
ALTER TABLE "transactions" DROP CONSTRAINT "transactions_list_id_fkey",
DROP COLUMN "raw",
ALTER COLUMN "id" DROP DEFAULT;
DROP SEQUENCE IF EXISTS transactions_id_seq;

-- AlterTable
ALTER TABLE "transaction_lists" ADD COLUMN     "first_row_id" BIGINT;
UPDATE transaction_lists l
SET first_row_id = (SELECT min(t.id) - 1 FROM transactions t WHERE t.list_id = l.id);

-- DropIndex
DROP INDEX "transactions_list_id_sheet_row_number_key";
DROP INDEX "transactions_survey_id_fate_idx";
DROP INDEX "transactions_survey_id_transaction_key_idx";

-- What Prisma's schema cannot say (docs/decisions/0004).

-- A transaction stands in a survey once, whatever became of it; all its repetitions are duplicates.
DROP INDEX transactions_accepted_once;
CREATE UNIQUE INDEX transactions_stand_once ON transactions (survey_id, transaction_key) WHERE fate <> 'duplicate';

-- Each list has room for 2^32 rows, from its first_row_id on.
CREATE SEQUENCE transaction_id_blocks START 4294967296 INCREMENT 4294967296;

-- In place of the foreign key of transactions: rows never lose their list.
CREATE FUNCTION refuse_loss_of_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM transactions
    WHERE id > OLD.first_row_id AND id < OLD.first_row_id + 4294967296 AND list_id = OLD.id
  ) THEN
    RAISE EXCEPTION 'transaction_lists_keep_their_rows: list % has rows', OLD.id USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER transaction_lists_keep_their_rows BEFORE DELETE ON transaction_lists
  FOR EACH ROW EXECUTE FUNCTION refuse_loss_of_list();

-- The files are compressed already or read once: compressing them again costs more than it saves.
ALTER TABLE list_file_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;
