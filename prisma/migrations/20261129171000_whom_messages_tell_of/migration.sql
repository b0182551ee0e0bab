-- AlterTable
ALTER TABLE "chat" ADD COLUMN     "contact_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "chat_message" ADD COLUMN     "about_person_id" UUID;

-- Whom the messages of before tell of is known by name only. Those that were sent serve nothing any more: they go now,
-- instead of after thirty days.
DELETE FROM "chat_message" WHERE "bot" = 'horeca' AND "sent_at" IS NOT NULL
  AND "content"->>'key' IN ('feedback-told', 'survey-told', 'dialog-not-delivered');

-- CreateIndex
CREATE INDEX "chat_message_about_person_idx" ON "chat_message"("about_person_id") WHERE (about_person_id IS NOT NULL);
