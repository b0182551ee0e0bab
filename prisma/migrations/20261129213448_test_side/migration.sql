-- AlterTable
ALTER TABLE "merchant" ADD COLUMN     "test_of" UUID;

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "test" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "merchant_test_of_key" ON "merchant"("test_of");

-- AddForeignKey
ALTER TABLE "merchant" ADD CONSTRAINT "merchant_test_of_fkey" FOREIGN KEY ("test_of") REFERENCES "merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
