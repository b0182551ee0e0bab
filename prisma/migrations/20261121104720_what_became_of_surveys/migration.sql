-- AlterTable
ALTER TABLE "dialog_survey" ADD COLUMN     "answered_at" TIMESTAMPTZ(3),
ADD COLUMN     "rating_skipped" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "told_at" TIMESTAMPTZ(3);
