-- AlterTable
ALTER TABLE "order" ADD COLUMN     "heard_at" TIMESTAMPTZ(3),
ADD COLUMN     "heard_by" UUID,
ADD COLUMN     "unheard_at" TIMESTAMPTZ(3),
ADD COLUMN     "unheard_step" TEXT;

-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "unheard_cancel_minutes" INTEGER,
ADD COLUMN     "unheard_minutes" INTEGER NOT NULL DEFAULT 3;
