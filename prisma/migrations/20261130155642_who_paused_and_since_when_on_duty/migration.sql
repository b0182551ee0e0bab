-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "duty_since" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "paused_by" UUID;
