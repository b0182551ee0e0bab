import type { SyntaxNode } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";
import { parse } from "yaml";

/** Figures that processes tell: the names of their labels, by the name of the figure; null where nothing was counted yet. */
export type Figures = ReadonlyMap<string, ReadonlySet<string> | null>;

/** What Prometheus adds to every figure, and a name that it makes itself. */
const labelsOfTargets = ["job", "instance", "role"];
const ofPrometheus: readonly [string, ReadonlySet<string>][] = [["up", new Set()]];

/** Reads what processes answer to `/metrics`. */
export function readFigures(texts: readonly string[]): Figures {
  const told = texts.join("\n");
  const figures = new Map<string, Set<string> | null>(
    [...told.matchAll(/^# TYPE (\w+) /gm)].map(([, name = ""]) => [name, null]),
  );
  for (const [, series = "", labels = ""] of told.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)) {
    const name = figureOf(series);
    const known = figures.get(name) ?? new Set<string>();
    for (const [, label = ""] of labels.matchAll(/(\w+)="/g)) known.add(label);
    figures.set(name, known);
  }
  return new Map([...figures, ...ofPrometheus]);
}

/** The queries of alert rules. */
export function rulesIn(alerts: string): string[] {
  const { groups } = parse(alerts) as { groups: { rules: { expr: string }[] }[] };
  return groups.flatMap(({ rules }) => rules.map(({ expr }) => expr));
}

/** The queries of a dashboard's panels. */
export function panelsIn(dashboard: string): string[] {
  const { panels } = JSON.parse(dashboard) as { panels: { targets?: { expr: string }[] }[] };
  return panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
}

/** A histogram is told as several series. */
export const figureOf = (series: string) => series.replace(/_(count|bucket|sum)$/, "");

/** What is wrong with a query, if it is asked of processes that tell these figures; nothing if it has an answer. */
export function wrongIn(query: string, figures: Figures): string[] {
  // Grafana puts a time in its place.
  const text = query.replaceAll("$__rate_interval", "5m");
  const wrong: string[] = [];
  const say = (what: string) => wrong.push(`${what}: ${query}`);
  parser.parse(text).iterate({
    enter: ({ type, node, from, to }) => {
      if (type.isError) say("is no PromQL");
      if (type.name === "VectorSelector") {
        const name = nameIn(node, text);
        if (!figures.has(figureOf(name))) say(`nothing tells ${name}`);
        else
          for (const label of foreignLabels(node, [name], text, figures))
            say(`${name} has no label ${label}`);
      }
      if (type.name === "AggregateExpr") {
        const modifier = node.getChild("AggregateModifier");
        const names = namesIn(node, text);
        if (modifier)
          for (const label of foreignLabels(modifier, names, text, figures))
            say(`${text.slice(from, to)} has no label ${label}`);
      }
    },
  });
  return wrong;
}

/** Labels named below a node that not all of the figures have. */
function foreignLabels(node: SyntaxNode, names: readonly string[], text: string, figures: Figures): string[] {
  return below(node, "LabelName")
    .map(({ from, to }) => text.slice(from, to))
    .filter((label) => !labelsOfTargets.includes(label))
    .filter((label) => names.some((name) => figures.get(figureOf(name))?.has(label) === false));
}

const namesIn = (node: SyntaxNode, text: string) =>
  below(node, "VectorSelector").map((selector) => nameIn(selector, text));

function nameIn(selector: SyntaxNode, text: string): string {
  const name = selector.getChild("Identifier");
  return name ? text.slice(name.from, name.to) : "";
}

function below(node: SyntaxNode, name: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  node.cursor().iterate((inner) => {
    if (inner.type.name === name) found.push(inner.node);
  });
  return found;
}
