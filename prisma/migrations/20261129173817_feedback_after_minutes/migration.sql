-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "feedback_minutes" INTEGER NOT NULL DEFAULT 15;
