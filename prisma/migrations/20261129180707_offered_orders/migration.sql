-- CreateTable
CREATE TABLE "account_merchant" (
    "account_id" UUID NOT NULL,
    "merchant_id" UUID NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_merchant_pkey" PRIMARY KEY ("account_id","merchant_id")
);

-- CreateIndex
CREATE INDEX "account_merchant_merchant_id_idx" ON "account_merchant"("merchant_id");

-- AddForeignKey
ALTER TABLE "account_merchant" ADD CONSTRAINT "account_merchant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_merchant" ADD CONSTRAINT "account_merchant_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
