export function stopUnusedServers(root?: string): Promise<void>;
