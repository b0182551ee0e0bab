-- CreateIndex
CREATE INDEX "order_cancelled_customer_idx" ON "order"("customer_id", "finished_at") WHERE (status = 'canceled_by_cafe'::order_status);
