-- CreateIndex
CREATE INDEX "sample_units_transaction_id_idx" ON "sample_units"("transaction_id");
