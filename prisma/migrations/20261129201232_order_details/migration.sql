-- DropIndex
DROP INDEX "event_personal_idx";

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "personal" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "metadata" JSON,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "pickup" JSONB;

-- CreateIndex
CREATE INDEX "event_personal_idx" ON "event"("subject_id") WHERE (subject_type <> 'order' OR type = 'feedback.received' OR personal);
