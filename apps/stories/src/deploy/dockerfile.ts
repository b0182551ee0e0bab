import { type Copy, DockerfileParser, type From, type Instruction } from "dockerfile-ast";

/** A stage of a Dockerfile. */
export interface Stage {
  readonly name: string;
  /** An image, or the name of a stage before. */
  readonly from: string;
  readonly steps: readonly Step[];
}

export type Step =
  | { readonly kind: "run"; readonly script: string }
  | {
      readonly kind: "copy";
      readonly from: string | null;
      readonly paths: readonly string[];
      readonly to: string;
    }
  | { readonly kind: "other"; readonly keyword: string; readonly words: readonly string[] };

/** Reads the stages of a Dockerfile; those without a name are called by their number. */
export function readDockerfile(text: string): Stage[] {
  const stages: { name: string; from: string; steps: Step[] }[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction.getKeyword() === "FROM") {
      const from = instruction as From;
      stages.push({
        name: from.getBuildStage() ?? String(stages.length),
        from: from.getImage() ?? "",
        steps: [],
      });
    } else stages.at(-1)?.steps.push(readStep(instruction));
  }
  return stages;
}

/** What the last instruction of a kind in a stage says, word by word; none if there is none. */
export function said(stage: Stage, keyword: string): readonly string[] {
  const last = stage.steps.findLast((step) => step.kind === "other" && step.keyword === keyword);
  return last?.kind === "other" ? last.words : [];
}

function readStep(instruction: Instruction): Step {
  const keyword = instruction.getKeyword();
  if (keyword === "RUN") return { kind: "run", script: instruction.getRawArgumentsContent() ?? "" };
  const words = instruction.getArguments().map((argument) => argument.getValue());
  if (keyword === "COPY") {
    const from =
      (instruction as Copy)
        .getFlags()
        .find((flag) => flag.getName() === "from")
        ?.getValue() ?? null;
    return { kind: "copy", from, paths: words.slice(0, -1), to: words.at(-1) ?? "" };
  }
  const list = /\[.*\]$/s.exec(instruction.getArgumentsContent() ?? "")?.[0];
  return { kind: "other", keyword, words: list === undefined ? words : (JSON.parse(list) as string[]) };
}
