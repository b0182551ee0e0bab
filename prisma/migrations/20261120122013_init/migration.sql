-- CreateEnum
CREATE TYPE "bot_kind" AS ENUM ('customer', 'horeca');

-- CreateEnum
CREATE TYPE "order_status" AS ENUM ('payment_process', 'placed', 'in_progress', 'ready', 'delivered', 'utilized', 'canceled_by_cafe', 'canceled_by_user');

-- CreateEnum
CREATE TYPE "customer_cancel" AS ENUM ('until_ready', 'until_in_progress', 'never');

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('owner', 'manager', 'barista');

-- CreateTable
CREATE TABLE "merchant" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "merchant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "merchant_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "venue" (
    "id" UUID NOT NULL,
    "merchant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "timezone" TEXT NOT NULL DEFAULT 'Europe/Moscow',
    "customer_cancel" "customer_cancel" NOT NULL DEFAULT 'until_ready',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "venue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "telegram_user_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "merchant_id" UUID NOT NULL,
    "site_user_id" TEXT,
    "person_id" UUID,
    "name" TEXT,
    "phone" TEXT,
    "paired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "staff_role" NOT NULL,
    "on_duty" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_invite" (
    "id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "role" "staff_role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order" (
    "id" UUID NOT NULL,
    "merchant_id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "status" "order_status" NOT NULL,
    "previous_status" "order_status",
    "version" INTEGER NOT NULL DEFAULT 1,
    "items" JSONB,
    "description" JSONB,
    "total" INTEGER,
    "currency" CHAR(3),
    "cancel_reason" TEXT,
    "promised_at" TIMESTAMPTZ(3),
    "placed_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "track_token" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_event" (
    "order_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from_status" "order_status",
    "to_status" "order_status" NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_event_pkey" PRIMARY KEY ("order_id","version")
);

-- CreateTable
CREATE TABLE "pairing_code" (
    "id" UUID NOT NULL,
    "merchant_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "redeemed_at" TIMESTAMPTZ(3),
    "redeemed_by" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pairing_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pairing_attempt" (
    "scope" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "pairing_attempt_pkey" PRIMARY KEY ("scope")
);

-- CreateTable
CREATE TABLE "bot" (
    "kind" "bot_kind" NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "username" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bot_pkey" PRIMARY KEY ("kind")
);

-- CreateTable
CREATE TABLE "chat" (
    "bot" "bot_kind" NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "person_id" UUID NOT NULL,
    "language" TEXT,
    "blocked_at" TIMESTAMPTZ(3),
    "venue_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_pkey" PRIMARY KEY ("bot","chat_id")
);

-- CreateTable
CREATE TABLE "card" (
    "bot" "bot_kind" NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "subject" TEXT NOT NULL,
    "order_id" UUID,
    "message_id" INTEGER,
    "shown" TEXT,
    "alert" TEXT,
    "replaced_message_id" INTEGER,
    "repost" BOOLEAN NOT NULL DEFAULT false,
    "settled" BOOLEAN NOT NULL DEFAULT false,
    "expanded" BOOLEAN NOT NULL DEFAULT false,
    "prompt" TEXT,
    "prompt_version" INTEGER,

    CONSTRAINT "card_pkey" PRIMARY KEY ("bot","chat_id","subject")
);

-- CreateTable
CREATE TABLE "chat_message" (
    "id" BIGSERIAL NOT NULL,
    "bot" "bot_kind" NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "content" JSONB NOT NULL,
    "silent" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "message_id" INTEGER,
    "failure" TEXT,

    CONSTRAINT "chat_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_step" (
    "bot" "bot_kind" NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_step_pkey" PRIMARY KEY ("bot","chat_id")
);

-- CreateTable
CREATE TABLE "handled_update" (
    "bot" "bot_kind" NOT NULL,
    "update_id" BIGINT NOT NULL,
    "handled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "handled_update_pkey" PRIMARY KEY ("bot","update_id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "merchant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "body" TEXT,
    "content_type" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("merchant_id","key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "api_key_merchant_id_idx" ON "api_key"("merchant_id");

-- CreateIndex
CREATE INDEX "venue_merchant_id_idx" ON "venue"("merchant_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_telegram_user_id_key" ON "person"("telegram_user_id");

-- CreateIndex
CREATE INDEX "customer_person_id_merchant_id_idx" ON "customer"("person_id", "merchant_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_merchant_id_site_user_id_key" ON "customer"("merchant_id", "site_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_bare_person_key" ON "customer"("merchant_id", "person_id") WHERE (site_user_id IS NULL);

-- CreateIndex
CREATE INDEX "staff_person_id_idx" ON "staff"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_venue_id_person_id_key" ON "staff"("venue_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_invite_token_hash_key" ON "staff_invite"("token_hash");

-- CreateIndex
CREATE INDEX "staff_invite_venue_id_idx" ON "staff_invite"("venue_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_track_token_key" ON "order"("track_token");

-- CreateIndex
CREATE INDEX "order_merchant_id_id_idx" ON "order"("merchant_id", "id" DESC);

-- CreateIndex
CREATE INDEX "order_active_venue_idx" ON "order"("venue_id", "promised_at", "placed_at") WHERE (finished_at IS NULL);

-- CreateIndex
CREATE INDEX "order_active_customer_idx" ON "order"("customer_id") WHERE (finished_at IS NULL);

-- CreateIndex
CREATE INDEX "order_customer_id_id_idx" ON "order"("customer_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "order_merchant_id_external_id_key" ON "order"("merchant_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "pairing_code_code_hash_key" ON "pairing_code"("code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "pairing_code_token_hash_key" ON "pairing_code"("token_hash");

-- CreateIndex
CREATE INDEX "pairing_code_order_id_expires_at_idx" ON "pairing_code"("order_id", "expires_at");

-- CreateIndex
CREATE INDEX "pairing_code_customer_id_idx" ON "pairing_code"("customer_id");

-- CreateIndex
CREATE INDEX "chat_person_id_idx" ON "chat"("person_id");

-- CreateIndex
CREATE INDEX "chat_venue_id_idx" ON "chat"("venue_id");

-- CreateIndex
CREATE INDEX "card_open_idx" ON "card"("bot", "chat_id") WHERE (NOT settled);

-- CreateIndex
CREATE INDEX "chat_message_unsent_idx" ON "chat_message"("bot", "chat_id", "id") WHERE (sent_at IS NULL AND failure IS NULL);

-- CreateIndex
CREATE INDEX "handled_update_handled_at_idx" ON "handled_update"("handled_at");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "venue" ADD CONSTRAINT "venue_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_invite" ADD CONSTRAINT "staff_invite_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing_code" ADD CONSTRAINT "pairing_code_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing_code" ADD CONSTRAINT "pairing_code_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_bot_chat_id_fkey" FOREIGN KEY ("bot", "chat_id") REFERENCES "chat"("bot", "chat_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_bot_chat_id_fkey" FOREIGN KEY ("bot", "chat_id") REFERENCES "chat"("bot", "chat_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_step" ADD CONSTRAINT "chat_step_bot_chat_id_fkey" FOREIGN KEY ("bot", "chat_id") REFERENCES "chat"("bot", "chat_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Counters of seconds: not worth a disk flush for every message that is sent, nor keeping over a crash.
ALTER TABLE "rate_limit" SET UNLOGGED;
