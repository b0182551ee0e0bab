-- AlterTable
ALTER TABLE "chat" ADD COLUMN     "queue_list" BOOLEAN NOT NULL DEFAULT false;
