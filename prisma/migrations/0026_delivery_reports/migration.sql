-- Providers report what became of a message; who can mend an address is shown that nothing reaches it.

-- CreateEnum
CREATE TYPE "DeliveryOutcome" AS ENUM ('DELIVERED', 'BOUNCED', 'COMPLAINED');

-- CreateTable
CREATE TABLE "DeliveryReport" (
    "id" TEXT NOT NULL,
    "messageId" UUID NOT NULL,
    "outcome" "DeliveryOutcome" NOT NULL,
    "happenedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeliveryReport_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "DeliveryReport_messageId_idx" ON "DeliveryReport"("messageId");
ALTER TABLE "DeliveryReport" ADD CONSTRAINT "DeliveryReport_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "AddressDelivery" (
    "userId" UUID NOT NULL,
    "channel" "MessageChannel" NOT NULL,
    "outcome" "DeliveryOutcome" NOT NULL,
    "happenedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AddressDelivery_pkey" PRIMARY KEY ("userId", "channel")
);
ALTER TABLE "AddressDelivery" ADD CONSTRAINT "AddressDelivery_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "UserInvitation" ADD COLUMN "undeliveredAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Message_providerId_idx" ON "Message"("providerId");

-- What is known of an address ends with the address.
CREATE FUNCTION forget_deliveries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "AddressDelivery" d WHERE d."userId" = NEW.id
    AND ((d.channel = 'EMAIL' AND NEW.email <> OLD.email) OR (d.channel = 'SMS' AND NEW.mobile IS DISTINCT FROM OLD.mobile));
  RETURN NULL;
END $$;
CREATE TRIGGER "User_new_address" AFTER UPDATE OF email, mobile ON "User"
  FOR EACH ROW EXECUTE FUNCTION forget_deliveries();

GRANT SELECT, INSERT, UPDATE, DELETE ON "DeliveryReport" TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "AddressDelivery" TO portal_app;
