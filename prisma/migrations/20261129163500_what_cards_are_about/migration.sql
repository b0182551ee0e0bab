-- An order's card is named like all others: by what it is about, and the id of that.
UPDATE "card" SET "subject" = 'order:' || "subject" WHERE "order_id" IS NOT NULL;
