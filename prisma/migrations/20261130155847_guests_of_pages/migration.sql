-- AlterTable
ALTER TABLE "dialog_message" ADD COLUMN     "client_id" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "guest_of" UUID,
ALTER COLUMN "telegram_user_id" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "dialog_message_client_key" ON "dialog_message"("dialog_id", "client_id") WHERE (client_id IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "person_guest_of_key" ON "person"("guest_of");
