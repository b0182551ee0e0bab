-- AlterTable
ALTER TABLE "dialog" ADD COLUMN     "topic_name" TEXT;

-- AlterTable
ALTER TABLE "venue_group" ADD COLUMN     "paused_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "group_notice" (
    "chat_id" BIGINT NOT NULL,
    "telegram_user_id" BIGINT NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "group_notice_pkey" PRIMARY KEY ("chat_id","telegram_user_id")
);

-- CreateIndex
CREATE INDEX "group_notice_noticed_at_idx" ON "group_notice"("noticed_at");

-- CreateIndex
CREATE INDEX "dialog_topic_turn_idx" ON "dialog"("venue_id") WHERE (topic_id IS NOT NULL AND topic_closed <> (closed_at IS NOT NULL));

-- CreateIndex
CREATE UNIQUE INDEX "dialog_topic_key" ON "dialog"("venue_id", "topic_id") WHERE (topic_id IS NOT NULL);
