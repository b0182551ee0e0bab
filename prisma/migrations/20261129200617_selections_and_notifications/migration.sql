-- One name for one thing: dialogs are selected (a tick is a job that looks at something again), and what chats sound for
-- is a notification.
ALTER TABLE "dialog_tick" RENAME TO "dialog_selection";
ALTER TABLE "dialog_selection" RENAME COLUMN "ticked_at" TO "selected_at";
ALTER TABLE "dialog_selection" RENAME CONSTRAINT "dialog_tick_pkey" TO "dialog_selection_pkey";
ALTER TABLE "dialog_selection" RENAME CONSTRAINT "dialog_tick_staff_id_fkey" TO "dialog_selection_staff_id_fkey";
ALTER TABLE "dialog_selection" RENAME CONSTRAINT "dialog_tick_dialog_id_fkey" TO "dialog_selection_dialog_id_fkey";
ALTER INDEX "dialog_tick_dialog_id_idx" RENAME TO "dialog_selection_dialog_id_idx";
UPDATE "card" SET "subject" = 'notifications' WHERE "subject" = 'notices';
