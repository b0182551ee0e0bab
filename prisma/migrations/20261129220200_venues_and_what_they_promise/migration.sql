-- DropIndex
DROP INDEX "venue_merchant_id_idx";

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "quote" TEXT;

-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "address" TEXT,
ADD COLUMN     "availability_token" TEXT NOT NULL DEFAULT replace((gen_random_uuid())::text, '-'::text, ''::text),
ADD COLUMN     "busy_until" TIMESTAMPTZ(3),
ADD COLUMN     "capacity" JSONB,
ADD COLUMN     "pace_measured_at" TIMESTAMPTZ(3),
ADD COLUMN     "pause_reason" TEXT,
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "paused_until" TIMESTAMPTZ(3),
ADD COLUMN     "pickup_instructions" TEXT,
ADD COLUMN     "special_hours" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "venue_pace" (
    "venue_id" UUID NOT NULL,
    "hour" SMALLINT NOT NULL,
    "orders" INTEGER NOT NULL,
    "median_seconds" INTEGER NOT NULL,
    "p90_seconds" INTEGER NOT NULL,
    "usual_queue" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "venue_pace_pkey" PRIMARY KEY ("venue_id","hour")
);

-- CreateIndex
CREATE UNIQUE INDEX "venue_availability_token_key" ON "venue"("availability_token");

-- CreateIndex
CREATE INDEX "venue_merchant_id_id_idx" ON "venue"("merchant_id", "id");

-- AddForeignKey
ALTER TABLE "venue_pace" ADD CONSTRAINT "venue_pace_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;
