-- AlterTable
ALTER TABLE "order" ADD COLUMN     "held_until" TIMESTAMPTZ(3);
