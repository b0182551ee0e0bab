-- CreateIndex
CREATE INDEX CONCURRENTLY "chat_message_done_idx" ON "chat_message"("created_at") WHERE (sent_at IS NOT NULL OR failure IS NOT NULL);
