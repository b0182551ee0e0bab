-- CreateIndex
CREATE INDEX CONCURRENTLY "card_order_idx" ON "card"("order_id") WHERE (order_id IS NOT NULL);
