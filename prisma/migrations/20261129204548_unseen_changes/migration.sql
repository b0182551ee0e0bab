-- AlterTable
ALTER TABLE "order" ADD COLUMN     "unseen" JSON;
