-- AlterTable
ALTER TABLE "account" ALTER COLUMN "phone" DROP NOT NULL;

-- AlterTable
ALTER TABLE "account_session" ADD COLUMN     "asks_same" BOOLEAN NOT NULL DEFAULT false;
