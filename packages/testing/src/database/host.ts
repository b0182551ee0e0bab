export { createHost, type Host } from "@gotovo/db/testing/host";
