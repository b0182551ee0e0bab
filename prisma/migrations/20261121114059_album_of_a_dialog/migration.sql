-- CreateIndex
CREATE INDEX "dialog_message_album_idx" ON "dialog_message"("dialog_id", "album") WHERE (album IS NOT NULL);
