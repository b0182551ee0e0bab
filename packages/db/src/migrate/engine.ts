import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type ErrorRegistry,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { loadEngine, type SchemaEngine } from "./wasm.ts";

export type { SchemaEngine };

/** Everything in the schema is ours; pg-boss keeps its tables in a schema Prisma does not look at. */
export const noFilters = { externalTables: [], externalEnums: [] };

const oneByteCharOid = 18;
const textOid = 25;

/**
 * Runs `work` with Prisma's own schema engine connected to `url`. It is the engine of the Prisma CLI built as
 * WebAssembly, so no program has to be downloaded. `schema` tells it the preview features (partial indexes) to compare.
 */
export async function withEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
  schema?: { path: string; content: string },
): Promise<T> {
  const wasm = await loadEngine();
  const adapters: SqlDriverAdapter[] = [];
  const opened = async (adapter: Promise<SqlDriverAdapter>) => {
    adapters.push(await adapter);
    return adapter;
  };
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => opened(connect(url)),
    connectToShadowDb: () => connectToShadow(url),
  });
  const datamodels: [string, string][] | undefined = schema && [[schema.path, schema.content]];
  const engine = await wasm.SchemaEngine.new({ datamodels }, () => {}, factory);
  try {
    return await work(engine);
  } catch (error) {
    throw withCause(error, factory.errorRegistry);
  } finally {
    engine.free();
    // The engine leaves its connections to the garbage collector.
    await Promise.all(adapters.map((adapter) => adapter.dispose()));
  }
}

/** The engine only numbers the errors of the database; what PostgreSQL said is looked up and added. */
function withCause(error: unknown, registry: ErrorRegistry): unknown {
  if (!(error instanceof Error)) return error;
  const number = /External error id#(\d+)/.exec(error.message)?.[1];
  const cause = number === undefined ? undefined : registry.consumeError(Number(number))?.error;
  if (!cause) return error;
  const migration = /migration_name="([^"]+)"/.exec(error.message)?.[1];
  const said = cause instanceof Error ? cause.message : String(cause);
  return new Error(migration ? `The migration ${migration} failed: ${said}` : said, { cause });
}

async function connect(url: string): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  // Prisma's adapter refuses PostgreSQL's one-byte "char", which the engine's look at the catalog asks for and
  // wants as a character: shown to the adapter as text, given to the engine as what it is.
  let characters = new Set<string>();
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  const readable = async (...args: unknown[]) => {
    const result = await query(...args);
    const fields = (result.fields ?? []).filter((field) => field.dataTypeID === oneByteCharOid);
    for (const field of fields) field.dataTypeID = textOid;
    characters = new Set(fields.map((field) => field.name));
    return result;
  };
  pool.query = readable as typeof pool.query;
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const { columnNames, columnTypes, rows } = await queryRaw(sql);
    const types = columnTypes.map((type, i) =>
      characters.has(columnNames[i] ?? "") ? ColumnTypeEnum.Character : type,
    );
    return { columnNames, columnTypes: types, rows };
  };
  // The adapter cuts a script at every semicolon, which breaks function bodies and quoted text.
  adapter.executeScript = async (script) => {
    await query(script);
  };
  return adapter;
}

/** Prisma's own shadow database ignores its name when the address is a URL and would work on the real one. */
async function connectToShadow(url: string): Promise<SqlDriverAdapter> {
  const name = `shadow_${globalThis.crypto.randomUUID().replaceAll("-", "")}`;
  const shadowUrl = new URL(url);
  shadowUrl.pathname = `/${name}`;
  await execute(url, `CREATE DATABASE ${name}`);
  const adapter = await connect(shadowUrl.href);
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await execute(url, `DROP DATABASE IF EXISTS ${name}`);
  };
  return adapter;
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
