-- CreateIndex
CREATE INDEX CONCURRENTLY "pairing_code_expires_at_idx" ON "pairing_code"("expires_at");
