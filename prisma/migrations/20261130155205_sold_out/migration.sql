-- AlterTable
ALTER TABLE "order" ADD COLUMN     "sold_out" JSON;

-- AlterTable
ALTER TABLE "venue" ADD COLUMN     "stop_list" JSONB NOT NULL DEFAULT '[]';
