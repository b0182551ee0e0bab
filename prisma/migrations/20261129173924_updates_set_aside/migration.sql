-- AlterTable
ALTER TABLE "bot" ADD COLUMN     "ornaments" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "update_set_aside" (
    "bot" "bot_kind" NOT NULL,
    "update_id" BIGINT NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "update" JSON NOT NULL,
    "error" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "update_set_aside_pkey" PRIMARY KEY ("bot","update_id")
);

-- CreateTable
CREATE TABLE "write_probe" (
    "id" INTEGER NOT NULL,
    "filler" TEXT NOT NULL,

    CONSTRAINT "write_probe_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "update_set_aside_bot_chat_id_idx" ON "update_set_aside"("bot", "chat_id");
