-- CreateIndex
CREATE INDEX "dialog_quiet_idx" ON "dialog"("last_message_at") WHERE (closed_at IS NULL AND waiting_since IS NULL);
