-- AlterTable
ALTER TABLE "dialog" ADD COLUMN     "waiting_step" SMALLINT,
ADD COLUMN     "waiting_step_at" TIMESTAMPTZ(3);
