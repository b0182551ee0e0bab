export { createTestDatabase, type TestDatabase } from "@gotovo/db/testing/test-database";
