-- CreateTable
CREATE TABLE "pairing_move" (
    "id" UUID NOT NULL,
    "merchant_id" UUID NOT NULL,
    "site_customer_id" UUID,
    "order_id" UUID NOT NULL,
    "former_person_id" UUID NOT NULL,
    "new_person_id" UUID NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pairing_move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pairing_move_former_person_id_idx" ON "pairing_move"("former_person_id");

-- CreateIndex
CREATE INDEX "pairing_move_moved_at_idx" ON "pairing_move"("moved_at");
