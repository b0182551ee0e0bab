import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

test("registries are apart, and show what was counted beside the process's own figures", async () => {
  const metrics = createMetrics();
  const other = createMetrics({ processMetrics: false });
  metrics.counter({ name: "orders_total", help: "Orders", labelNames: ["status"] }).inc({ status: "placed" });
  const { body, contentType } = await metrics.text();
  expect(body).toContain('orders_total{status="placed"} 1');
  expect(body).toContain("process_resident_memory_bytes");
  expect(contentType).toContain("text/plain");
  expect((await other.text()).body).not.toContain("orders_total");
});
