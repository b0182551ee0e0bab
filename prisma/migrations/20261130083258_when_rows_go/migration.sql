-- CreateIndex
CREATE INDEX "account_session_revoked_idx" ON "account_session"("revoked_at") WHERE (revoked_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "attempt_counter_window_start_idx" ON "attempt_counter"("window_start");

-- CreateIndex
CREATE INDEX "broadcast_created_at_idx" ON "broadcast"("created_at");

-- CreateIndex
CREATE INDEX "chat_step_expires_at_idx" ON "chat_step"("expires_at");

-- CreateIndex
CREATE INDEX "dialog_survey_asked_at_idx" ON "dialog_survey"("asked_at");

-- CreateIndex
CREATE INDEX "pairing_ask_expires_at_idx" ON "pairing_ask"("expires_at");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE INDEX "staff_invite_expires_at_idx" ON "staff_invite"("expires_at");

-- CreateIndex
CREATE INDEX "update_set_aside_at_idx" ON "update_set_aside"("at");
