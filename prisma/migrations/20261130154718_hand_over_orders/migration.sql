-- AlterTable
ALTER TABLE "order" ADD COLUMN     "arrived_at" TIMESTAMPTZ(3),
ADD COLUMN     "handover_code" TEXT,
ADD COLUMN     "reminded" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "ticks" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "unfetched_answered_at" TIMESTAMPTZ(3),
ADD COLUMN     "unfetched_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "wait_step" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "waited_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "first_reminder_minutes" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "second_reminder_minutes" INTEGER NOT NULL DEFAULT 15,
ADD COLUMN     "unfetched_minutes" INTEGER NOT NULL DEFAULT 30;

-- CreateIndex
CREATE UNIQUE INDEX "order_handover_code_key" ON "order"("venue_id", "handover_code") WHERE (status = 'ready'::order_status AND handover_code IS NOT NULL);
