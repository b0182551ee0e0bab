-- AlterTable
ALTER TABLE "broadcast" ADD COLUMN     "blocked_by_venue" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unpaired" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "dialog" ADD COLUMN     "blocked_at" TIMESTAMPTZ(3),
ADD COLUMN     "blocked_by" UUID,
ADD COLUMN     "refused_at" TIMESTAMPTZ(3),
ADD COLUMN     "topic_introduced" BOOLEAN NOT NULL DEFAULT true;

-- CreateIndex
CREATE INDEX "dialog_blocked_idx" ON "dialog"("venue_id", "last_message_at" DESC, "id" DESC) WHERE (blocked_at IS NOT NULL);
