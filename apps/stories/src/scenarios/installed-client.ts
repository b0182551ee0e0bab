import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../../..");

/** npm of the Node that runs us, without asking any registry. */
const npm = (cwd: string, ...args: string[]) =>
  run("npm", [...args, "--offline", "--no-audit", "--no-fund"], {
    cwd,
    env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
  });

/**
 * Packs the SDK as npm would publish it, and installs it into an empty project.
 * @param folder of our own, to work in
 * @returns the project's folder, and whether packing has put the workspace's own manifest back
 */
export async function installClient(folder: string) {
  // A copy of the package's folder: packing writes into it.
  const copy = join(folder, "workspace/packages/client");
  const source = join(root, "packages/client");
  await mkdir(copy, { recursive: true });
  await cp(source, copy, { recursive: true, filter: (path) => !/\/(node_modules|dist)$/.test(path) });
  await symlink(join(source, "node_modules"), join(copy, "node_modules"));
  await cp(join(root, "tsconfig.base.json"), join(folder, "workspace/tsconfig.base.json"));
  await npm(copy, "pack", "--pack-destination", folder);
  const manifest = JSON.parse(await readFile(join(copy, "package.json"), "utf8"));
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz")) ?? "";
  const project = join(folder, "project");
  await mkdir(project);
  await writeFile(join(project, "package.json"), '{ "type": "module" }');
  await npm(project, "install", join(folder, tarball));
  return { project, restored: manifest.private === true };
}

/** What TypeScript has against files of the project, as strict as it gets; empty when nothing. */
export async function typeErrors(project: string, files: readonly string[]): Promise<string> {
  const options = [
    "--strict",
    "--noEmit",
    "--skipLibCheck",
    "false",
    "--module",
    "nodenext",
    "--target",
    "es2023",
  ];
  const lib = ["--lib", "es2023,dom,dom.asynciterable"];
  const types = ["--typeRoots", join(root, "node_modules/@types"), "--types", "node"];
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const checked = run(process.execPath, [tsc, ...options, ...lib, ...types, ...files], { cwd: project });
  return checked.then(
    ({ stdout }) => stdout,
    (error) => error.stdout,
  );
}
