-- DropForeignKey
ALTER TABLE "order_event" DROP CONSTRAINT "order_event_order_id_fkey";

-- DropTable
DROP TABLE "order_event";

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "merchant_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "data" JSON NOT NULL,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "actor_kind" TEXT,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "written" BIGSERIAL NOT NULL,
    "position" BIGINT,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_log" (
    "merchant_id" UUID NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "event_log_pkey" PRIMARY KEY ("merchant_id")
);

-- CreateIndex
CREATE INDEX "event_unplaced_idx" ON "event"("written") WHERE (position IS NULL);

-- CreateIndex
CREATE INDEX "event_personal_idx" ON "event"("subject_id") WHERE (subject_type <> 'order' OR type = 'feedback.received');

-- CreateIndex
CREATE UNIQUE INDEX "event_merchant_id_position_key" ON "event"("merchant_id", "position");

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_log" ADD CONSTRAINT "event_log_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
