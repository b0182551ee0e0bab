-- AlterTable
ALTER TABLE "account" ADD COLUMN     "erase_at" TIMESTAMPTZ(3),
ADD COLUMN     "keeper_id" UUID;

-- CreateIndex
CREATE INDEX "account_keeper_idx" ON "account"("keeper_id") WHERE (keeper_id IS NOT NULL);
