-- AlterEnum
ALTER TYPE "customer_cancel" ADD VALUE 'ask';

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "cancel_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "cancel_declined_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "cancel_ask_minutes" INTEGER NOT NULL DEFAULT 5;
