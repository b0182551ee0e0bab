-- AlterTable
ALTER TABLE "chat_message" ADD COLUMN     "aside_until" TIMESTAMPTZ(3),
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "dialog" ADD COLUMN     "unacknowledged" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "dialog_message" ADD COLUMN     "undelivered_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "dialog_fallback" (
    "bot" "bot_kind" NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "dialog_message_id" BIGINT NOT NULL,
    "form" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "lost" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "dialog_fallback_pkey" PRIMARY KEY ("dialog_message_id","bot","chat_id")
);

-- AddForeignKey
ALTER TABLE "dialog_fallback" ADD CONSTRAINT "dialog_fallback_dialog_message_id_fkey" FOREIGN KEY ("dialog_message_id") REFERENCES "dialog_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
