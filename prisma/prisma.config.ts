// For those who use the Prisma CLI (--config prisma/prisma.config.ts). The product itself applies the same folder
// without it.
export default {
  schema: "schema.prisma",
  migrations: { path: "migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
};
