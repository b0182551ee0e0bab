-- CreateIndex
CREATE INDEX CONCURRENTLY "order_finished_idx" ON "order"("finished_at") WHERE (finished_at IS NOT NULL);
