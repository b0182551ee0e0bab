-- CreateTable
CREATE TABLE "pairing_ask" (
    "merchant_id" UUID NOT NULL,
    "telegram_user_id" BIGINT NOT NULL,
    "pairing_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "declined_at" TIMESTAMPTZ(3),

    CONSTRAINT "pairing_ask_pkey" PRIMARY KEY ("merchant_id","telegram_user_id")
);

-- CreateIndex
CREATE INDEX "pairing_ask_telegram_user_id_idx" ON "pairing_ask"("telegram_user_id");

-- CreateIndex
CREATE INDEX "pairing_ask_pairing_id_idx" ON "pairing_ask"("pairing_id");

-- AddForeignKey
ALTER TABLE "pairing_ask" ADD CONSTRAINT "pairing_ask_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing_code"("id") ON DELETE CASCADE ON UPDATE CASCADE;
