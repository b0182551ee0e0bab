export { createTestDatabase, type TestDatabase } from "./database/test-database.ts";
export { launchBrowser, screenshot } from "./browser/launch.ts";
