-- CreateEnum
CREATE TYPE "code_purpose" AS ENUM ('otp', 'sign_up', 'phone', 'authorization', 'force');

-- Not dropped and made anew: whoever is waiting must go on waiting.
ALTER TABLE "pairing_attempt" RENAME TO "attempt_counter";
ALTER TABLE "attempt_counter" RENAME CONSTRAINT "pairing_attempt_pkey" TO "attempt_counter_pkey";

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "name" TEXT,
    "nickname" TEXT,
    "language" TEXT,
    "invite_code" TEXT NOT NULL,
    "invited_by_id" UUID,
    "invited_at" TIMESTAMPTZ(3),
    "person_id" UUID,
    "key_hash_sealed" TEXT,
    "key_set_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "has_key" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_code" (
    "id" UUID NOT NULL,
    "purpose" "code_purpose" NOT NULL,
    "phone" TEXT NOT NULL,
    "digits" INTEGER NOT NULL,
    "browser_hash" TEXT,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "chat_id" BIGINT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_up_session" (
    "token_hash" TEXT NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT,
    "telegram_user_id" BIGINT,
    "contact_at" TIMESTAMPTZ(3),
    "account_id" UUID,
    "code_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_up_session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "authorization" (
    "id" UUID NOT NULL,
    "auth_hash" TEXT NOT NULL,
    "browser_hash" TEXT,
    "phone" TEXT NOT NULL,
    "account_id" UUID,
    "session_id" UUID,
    "code_id" UUID,
    "force_code_id" UUID,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "public_key" TEXT,
    "verify_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "answer_key" TEXT,
    "user_key_enc" TEXT,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "authorization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vault" (
    "account_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "box" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vault_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "phone_ban" (
    "phone" TEXT NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "phone_ban_pkey" PRIMARY KEY ("phone")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_phone_key" ON "account"("phone");

-- CreateIndex
CREATE UNIQUE INDEX "account_invite_code_key" ON "account"("invite_code");

-- CreateIndex
CREATE UNIQUE INDEX "account_person_id_key" ON "account"("person_id");

-- CreateIndex
CREATE INDEX "account_invited_by_id_idx" ON "account"("invited_by_id");

-- CreateIndex
CREATE INDEX "account_session_account_id_idx" ON "account_session"("account_id");

-- CreateIndex
CREATE INDEX "account_session_expires_at_idx" ON "account_session"("expires_at");

-- CreateIndex
CREATE INDEX "one_time_code_open_idx" ON "one_time_code"("chat_id") WHERE (chat_id IS NOT NULL AND used_at IS NULL);

-- CreateIndex
CREATE INDEX "one_time_code_expires_at_idx" ON "one_time_code"("expires_at");

-- CreateIndex
CREATE INDEX "sign_up_session_expires_at_idx" ON "sign_up_session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "authorization_auth_hash_key" ON "authorization"("auth_hash");

-- CreateIndex
CREATE INDEX "authorization_account_id_expires_at_idx" ON "authorization"("account_id", "expires_at");

-- CreateIndex
CREATE INDEX "authorization_phone_expires_at_idx" ON "authorization"("phone", "expires_at");

-- CreateIndex
CREATE INDEX "authorization_expires_at_idx" ON "authorization"("expires_at");

-- CreateIndex
CREATE INDEX "customer_phone_idx" ON "customer"("phone") WHERE (phone IS NOT NULL);

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_session" ADD CONSTRAINT "account_session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorization" ADD CONSTRAINT "authorization_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vault" ADD CONSTRAINT "vault_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
