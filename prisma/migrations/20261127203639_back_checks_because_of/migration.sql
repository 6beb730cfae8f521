-- AlterTable
ALTER TABLE "back_checks" ADD COLUMN     "because_of_id" UUID;

-- CreateIndex
CREATE INDEX "back_checks_because_of_id_idx" ON "back_checks"("because_of_id");

-- AddForeignKey
ALTER TABLE "back_checks" ADD CONSTRAINT "back_checks_because_of_id_fkey" FOREIGN KEY ("because_of_id") REFERENCES "back_checks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Which verdict put what there before: the step of it was written in the same transaction.
UPDATE back_checks b SET because_of_id = v.id
FROM back_check_steps s JOIN back_checks v ON v.id = s.back_check_id JOIN interviews o ON o.id = v.interview_id, interviews i
WHERE s.kind = 'batch-check' AND i.id = b.interview_id AND i.operator_id = o.operator_id AND b.survey_id = v.survey_id
  AND NOT b.drawn AND b.status = 'waiting' AND b.id <> v.id
  AND b.selected_at BETWEEN s.at - interval '2 seconds' AND s.at + interval '2 seconds';
