/** The manifest that is published: nothing of the workspace in it, and nothing to install besides. */
export function publishedManifest(ours: string): string {
  const { name, version, description, type } = JSON.parse(ours);
  const published = {
    name,
    version,
    description,
    license: "MIT",
    keywords: ["gotovo", "orders", "telegram", "webhooks"],
    type,
    sideEffects: false,
    engines: { node: ">=18" },
    types: "./dist/index.d.ts",
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./package.json": "./package.json",
    },
    files: ["dist"],
  };
  return `${JSON.stringify(published, null, 2)}\n`;
}
