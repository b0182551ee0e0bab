-- CreateEnum
CREATE TYPE "refund_state" AS ENUM ('none', 'due', 'sent', 'failed');

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "refund_alerted_at" TIMESTAMPTZ(3),
ADD COLUMN     "refund_amount" BIGINT,
ADD COLUMN     "refund_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "refund_state" "refund_state" NOT NULL DEFAULT 'none';

-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "refund_hours" INTEGER NOT NULL DEFAULT 24,
ADD COLUMN     "refunds" BOOLEAN NOT NULL DEFAULT false;
