-- CreateIndex
CREATE INDEX CONCURRENTLY "dialog_message_created_at_idx" ON "dialog_message"("created_at");
