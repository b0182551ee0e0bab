-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "daily_reported_on" DATE;
