-- CreateTable
CREATE TABLE "push_subscription" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "told" "order_status" NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_subscription_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "push_subscription_created_at_idx" ON "push_subscription"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "push_subscription_order_id_endpoint_key" ON "push_subscription"("order_id", "endpoint");

-- AddForeignKey
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
