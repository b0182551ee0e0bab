-- CreateEnum
CREATE TYPE "dialog_author" AS ENUM ('customer', 'staff', 'merchant', 'venue', 'note');

-- DropForeignKey
ALTER TABLE "chat" DROP CONSTRAINT "chat_person_id_fkey";

-- AlterTable
ALTER TABLE "card" ADD COLUMN     "pinned" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "chat" ADD COLUMN     "dialog_at" TIMESTAMPTZ(3),
ADD COLUMN     "dialog_id" UUID,
ADD COLUMN     "dialog_list" JSONB,
ADD COLUMN     "notify" JSONB NOT NULL DEFAULT '{}',
ALTER COLUMN "person_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "chat_message" ADD COLUMN     "album" TEXT,
ADD COLUMN     "broadcast_id" UUID,
ADD COLUMN     "dialog_message_id" BIGINT,
ADD COLUMN     "not_before" TIMESTAMPTZ(3),
ALTER COLUMN "content" DROP NOT NULL;

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "late_alerted_at" TIMESTAMPTZ(3),
ADD COLUMN     "repeat_url" TEXT;

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "notify" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "busy_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "daily_report" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "late_alert_minutes" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "opening_hours" JSONB,
ADD COLUMN     "prep_minutes" INTEGER,
ADD COLUMN     "status_texts" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "dialog" (
    "id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "order_id" UUID,
    "assignee_id" UUID,
    "unread" INTEGER NOT NULL DEFAULT 0,
    "waiting_since" TIMESTAMPTZ(3),
    "last_message_at" TIMESTAMPTZ(3) NOT NULL,
    "auto_answered_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "topic_id" INTEGER,
    "topic_closed" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dialog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dialog_message" (
    "id" BIGSERIAL NOT NULL,
    "dialog_id" UUID NOT NULL,
    "author" "dialog_author" NOT NULL,
    "staff_id" UUID,
    "order_id" UUID,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "edited_at" TIMESTAMPTZ(3),
    "album" TEXT,
    "reply_to_id" BIGINT,
    "broadcast_id" UUID,
    "source_bot" "bot_kind",
    "source_chat_id" BIGINT,
    "source_message_id" INTEGER,
    "source_reaction" TEXT,
    "customer_reaction" TEXT,
    "staff_reaction" TEXT,
    "opened_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dialog_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dialog_copy" (
    "bot" "bot_kind" NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "message_id" INTEGER NOT NULL,
    "dialog_message_id" BIGINT NOT NULL,
    "part" INTEGER NOT NULL DEFAULT 0,
    "shown" TEXT NOT NULL,
    "reaction" TEXT,

    CONSTRAINT "dialog_copy_pkey" PRIMARY KEY ("bot","chat_id","message_id")
);

-- CreateTable
CREATE TABLE "file_copy" (
    "bot" "bot_kind" NOT NULL,
    "unique_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_copy_pkey" PRIMARY KEY ("bot","unique_id","kind")
);

-- CreateTable
CREATE TABLE "dialog_tick" (
    "staff_id" UUID NOT NULL,
    "dialog_id" UUID NOT NULL,
    "ticked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dialog_tick_pkey" PRIMARY KEY ("staff_id","dialog_id")
);

-- CreateTable
CREATE TABLE "held_message" (
    "bot" "bot_kind" NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "message_id" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "album" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "held_message_pkey" PRIMARY KEY ("bot","chat_id","message_id")
);

-- CreateTable
CREATE TABLE "broadcast" (
    "id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "receivers" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dialog_survey" (
    "id" UUID NOT NULL,
    "dialog_id" UUID NOT NULL,
    "staff_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "solved" BOOLEAN,
    "rating" INTEGER,
    "comment" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "dialog_survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback" (
    "order_id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "rating" INTEGER,
    "comment" TEXT,
    "rated_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "quick_answer" (
    "id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quick_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "venue_group" (
    "venue_id" UUID NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "connected_by" UUID NOT NULL,
    "connected_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "venue_group_pkey" PRIMARY KEY ("venue_id")
);

-- CreateIndex
CREATE INDEX "dialog_person_id_last_message_at_idx" ON "dialog"("person_id", "last_message_at" DESC);

-- CreateIndex
CREATE INDEX "dialog_open_idx" ON "dialog"("venue_id", "last_message_at" DESC, "id" DESC) WHERE (closed_at IS NULL);

-- CreateIndex
CREATE INDEX "dialog_unassigned_idx" ON "dialog"("venue_id", "last_message_at" DESC, "id" DESC) WHERE (closed_at IS NULL AND assignee_id IS NULL);

-- CreateIndex
CREATE INDEX "dialog_closed_idx" ON "dialog"("venue_id", "last_message_at" DESC, "id" DESC) WHERE (closed_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "dialog_mine_idx" ON "dialog"("assignee_id", "last_message_at" DESC, "id" DESC) WHERE (closed_at IS NULL);

-- CreateIndex
CREATE INDEX "dialog_unread_idx" ON "dialog"("venue_id") WHERE (unread > 0 AND closed_at IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "dialog_venue_id_person_id_key" ON "dialog"("venue_id", "person_id");

-- CreateIndex
CREATE INDEX "dialog_message_source_bot_source_chat_id_source_message_id_idx" ON "dialog_message"("source_bot", "source_chat_id", "source_message_id");

-- CreateIndex
CREATE INDEX "dialog_message_dialog_id_id_idx" ON "dialog_message"("dialog_id", "id" DESC);

-- CreateIndex
CREATE INDEX "dialog_message_unopened_idx" ON "dialog_message"("dialog_id") WHERE (author = 'customer' AND opened_at IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "dialog_message_dialog_id_source_bot_source_chat_id_source_m_key" ON "dialog_message"("dialog_id", "source_bot", "source_chat_id", "source_message_id");

-- CreateIndex
CREATE INDEX "dialog_copy_dialog_message_id_bot_chat_id_idx" ON "dialog_copy"("dialog_message_id", "bot", "chat_id");

-- CreateIndex
CREATE INDEX "file_copy_created_at_idx" ON "file_copy"("created_at");

-- CreateIndex
CREATE INDEX "dialog_tick_dialog_id_idx" ON "dialog_tick"("dialog_id");

-- CreateIndex
CREATE INDEX "held_message_created_at_idx" ON "held_message"("created_at");

-- CreateIndex
CREATE INDEX "broadcast_running_idx" ON "broadcast"("chat_id") WHERE (finished_at IS NULL);

-- CreateIndex
CREATE INDEX "broadcast_venue_id_idx" ON "broadcast"("venue_id");

-- CreateIndex
CREATE INDEX "dialog_survey_dialog_id_idx" ON "dialog_survey"("dialog_id");

-- CreateIndex
CREATE INDEX "dialog_survey_open_idx" ON "dialog_survey"("dialog_id") WHERE (ended_at IS NULL);

-- CreateIndex
CREATE INDEX "feedback_venue_id_rated_at_idx" ON "feedback"("venue_id", "rated_at" DESC);

-- CreateIndex
CREATE INDEX "feedback_open_idx" ON "feedback"("person_id") WHERE (ended_at IS NULL);

-- CreateIndex
CREATE INDEX "quick_answer_venue_id_created_at_idx" ON "quick_answer"("venue_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "venue_group_chat_id_key" ON "venue_group"("chat_id");

-- CreateIndex
CREATE INDEX "chat_dialog_id_idx" ON "chat"("dialog_id");

-- CreateIndex
CREATE INDEX "chat_message_dialog_message_id_idx" ON "chat_message"("dialog_message_id");

-- CreateIndex
CREATE INDEX "chat_message_broadcast_id_idx" ON "chat_message"("broadcast_id") WHERE (broadcast_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "order_venue_placed_idx" ON "order"("venue_id", "placed_at") WHERE (placed_at IS NOT NULL);

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_dialog_id_fkey" FOREIGN KEY ("dialog_id") REFERENCES "dialog"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_dialog_message_id_fkey" FOREIGN KEY ("dialog_message_id") REFERENCES "dialog_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_broadcast_id_fkey" FOREIGN KEY ("broadcast_id") REFERENCES "broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialog" ADD CONSTRAINT "dialog_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialog" ADD CONSTRAINT "dialog_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialog" ADD CONSTRAINT "dialog_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialog_message" ADD CONSTRAINT "dialog_message_dialog_id_fkey" FOREIGN KEY ("dialog_id") REFERENCES "dialog"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialog_copy" ADD CONSTRAINT "dialog_copy_dialog_message_id_fkey" FOREIGN KEY ("dialog_message_id") REFERENCES "dialog_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialog_tick" ADD CONSTRAINT "dialog_tick_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialog_tick" ADD CONSTRAINT "dialog_tick_dialog_id_fkey" FOREIGN KEY ("dialog_id") REFERENCES "dialog"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialog_survey" ADD CONSTRAINT "dialog_survey_dialog_id_fkey" FOREIGN KEY ("dialog_id") REFERENCES "dialog"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quick_answer" ADD CONSTRAINT "quick_answer_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "venue_group" ADD CONSTRAINT "venue_group_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;
