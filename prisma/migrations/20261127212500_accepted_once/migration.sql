-- A record that a list had without a number, or not yet completed, may be accepted from a later one (docs/decisions/0046):
-- what is accepted stands once. The new index is there before the old one goes.
CREATE UNIQUE INDEX transactions_accepted_once ON transaction_rows (survey_number, transaction_key)
WHERE fate = 'accepted';
DROP INDEX transactions_stand_once;
