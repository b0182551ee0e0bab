-- AlterTable
ALTER TABLE "dialog" ADD COLUMN     "waiting_step" TEXT,
ADD COLUMN     "waiting_step_at" TIMESTAMPTZ(3);
