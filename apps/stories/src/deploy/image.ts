import { execFile } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { basename, delimiter, dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { buildContext } from "./context.ts";
import { readDockerfile, type Stage } from "./dockerfile.ts";

/** What a Dockerfile makes, as folders of this machine. */
export interface Image {
  /** Of the last stage. */
  readonly stage: Stage;
  /** The folder that its WORKDIR is. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface BuildOptions {
  /** What `docker build` is given: with a Dockerfile and a .dockerignore. */
  readonly project: string;
  /** An empty folder that the stages are made in. */
  readonly into: string;
  /** Folders of programs for the RUN lines. */
  readonly path: readonly string[];
  /** Stages whose RUN lines are run. What the others bring or make is here already. */
  readonly runs: (stage: string) => boolean;
}

interface Made {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
}

/**
 * Does by hand what `docker build` does: copies what each stage copies, and runs what it runs, in folders instead of file
 * systems. Whether an image works depends on what is not in it.
 * @throws when a RUN line fails, or what is copied is not there
 */
export async function buildByHand(options: BuildOptions): Promise<Image> {
  const { project, into } = options;
  const stages = readDockerfile(readFileSync(join(project, "Dockerfile"), "utf8"));
  const context = join(into, "context");
  for (const file of buildContext(project, readFileSync(join(project, ".dockerignore"), "utf8")))
    copy(join(project, file), join(context, file));
  const made = new Map<string, Made>();
  const stage = stages.at(-1) as Stage;
  for (const each of stages)
    made.set(each.name, await makeStage(each, each === stage, made, context, options));
  const { root, workdir, env } = made.get(stage.name) as Made;
  return { stage, folder: join(root, workdir), env };
}

async function makeStage(
  stage: Stage,
  isLast: boolean,
  made: ReadonlyMap<string, Made>,
  context: string,
  { project, into, path, runs }: BuildOptions,
): Promise<Made> {
  const root = join(into, "stages", stage.name);
  const base = made.get(stage.from);
  const env = { ...base?.env };
  let workdir = base?.workdir ?? "/";
  mkdirSync(root, { recursive: true });
  if (base) copy(base.root, root, linkSync);
  for (const step of stage.steps) {
    if (step.kind === "run" && runs(stage.name)) {
      await runScript(step.script, join(root, workdir), { ...env, PATH: pathOf(path) });
    } else if (step.kind === "copy") {
      const from = made.get(step.from ?? "");
      for (const name of step.paths) {
        const source = join(from?.root ?? context, name);
        const isHere = step.from !== null && !runs(step.from) && !existsSync(source);
        const target = join(root, resolve(workdir, step.to));
        if (from && isLast) moveInto(source, target);
        else if (isHere) copyInto(join(project, relative(from?.workdir ?? "/", name)), target);
        else copyInto(source, target, linkSync);
      }
    } else if (step.kind === "other" && step.keyword === "WORKDIR") {
      workdir = resolve(workdir, step.words[0] ?? "");
      mkdirSync(join(root, workdir), { recursive: true });
    } else if (step.kind === "other" && step.keyword === "ENV")
      Object.assign(env, settingsOf(step.words, root));
  }
  return { root, env, workdir };
}

/** Nobody needs what the last stage takes: it is moved, which spares much. */
function moveInto(source: string, target: string): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  renameSync(source, target);
}

/** A file goes into a folder that is there; the contents of a folder go into it. */
function copyInto(source: string, target: string, put?: typeof linkSync): void {
  const isThere = existsSync(target) && statSync(target).isDirectory();
  copy(source, isThere && statSync(source).isFile() ? join(target, basename(source)) : target, put);
}

/**
 * Symbolic links stay as they are: those of packages lead to one another. Between stages files are linked: they are many, and
 * no step changes one in its place.
 */
function copy(source: string, target: string, put: typeof linkSync = copyFileSync): void {
  const kind = lstatSync(source);
  if (kind.isDirectory()) {
    mkdirSync(target, { recursive: true });
    for (const name of readdirSync(source)) copy(join(source, name), join(target, name), put);
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  rmSync(target, { force: true });
  if (kind.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
  else put(source, target);
}

/** Absolute paths of the image are those of its folder here. */
function settingsOf(words: readonly string[], root: string): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const [name = "", value = ""] = word.split("=", 2);
      return [name, value.startsWith("/") ? join(root, value) : value];
    }),
  );
}

const pathOf = (folders: readonly string[]) => [...folders, process.env.PATH].join(delimiter);

async function runScript(script: string, cwd: string, env: Record<string, string>): Promise<void> {
  const { HOME = "/" } = process.env;
  try {
    await promisify(execFile)("sh", ["-c", script], { cwd, env: { HOME, ...env }, maxBuffer: 2 ** 26 });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`RUN ${script}\n${stdout}${stderr}`, { cause: error });
  }
}
