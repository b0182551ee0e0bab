export { createTestDatabase } from "./database/test-database.ts";
