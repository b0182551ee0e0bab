export { launchBrowser, screenshot } from "./browser/launch.ts";
export { createTestDatabase, type TestDatabase } from "./database/test-database.ts";
