-- CreateTable
CREATE TABLE "selected_person" (
    "staff_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "selected_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "selected_person_pkey" PRIMARY KEY ("staff_id","person_id")
);

-- CreateIndex
CREATE INDEX "selected_person_person_id_idx" ON "selected_person"("person_id");

-- AddForeignKey
ALTER TABLE "selected_person" ADD CONSTRAINT "selected_person_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selected_person" ADD CONSTRAINT "selected_person_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who is selected stays so.
INSERT INTO "selected_person" ("staff_id", "person_id", "selected_at")
    SELECT t."staff_id", d."person_id", t."selected_at" FROM "dialog_selection" t JOIN "dialog" d ON d."id" = t."dialog_id";

-- DropForeignKey
ALTER TABLE "dialog_selection" DROP CONSTRAINT "dialog_selection_dialog_id_fkey";

-- DropForeignKey
ALTER TABLE "dialog_selection" DROP CONSTRAINT "dialog_selection_staff_id_fkey";

-- DropTable
DROP TABLE "dialog_selection";
