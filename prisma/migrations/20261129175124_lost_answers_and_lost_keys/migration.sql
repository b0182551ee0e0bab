-- AlterTable
ALTER TABLE "account" ADD COLUMN     "key_drop_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "account_session" ADD COLUMN     "refreshed_by" TEXT;
