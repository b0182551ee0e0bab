import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";

export interface Pen {
  readonly context: SKRSContext2D;
  /** Families for a CSS font. */
  readonly fonts: string;
}

/** Pixels. A phone shows the picture at about a third of its size. */
export const layout = { width: 1080, margin: 48, gap: 24 };

export const colors = {
  page: "#f3f1ec",
  panel: "#ffffff",
  text: "#23201c",
  faint: "#6f6960",
  grid: "#e9e5de",
  column: "#8fb8a4",
  peak: "#1f7a54",
  before: "#dcd7cd",
  good: "#1f7a54",
  bad: "#b3402e",
  neutral: "#6f6960",
};

/** The text, cut to a width of pixels with an ellipsis, never inside a character. */
export function fitText(context: SKRSContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (context.measureText(`${kept}${segment}…`).width > width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in `most` lines at most, broken at spaces; what does not fit is cut from the last one. */
export function wrapText(font: string, text: string, width: number, most: number): string[] {
  const context = createCanvas(1, 1).getContext("2d");
  context.font = font;
  const words = text.split(/\s+/);
  const lines: string[] = [];
  while (words.length > 0 && lines.length < most) {
    let line = words.shift() as string;
    while (words[0] !== undefined && context.measureText(`${line} ${words[0]}`).width <= width)
      line += ` ${words.shift()}`;
    lines.push(line);
  }
  const last = [...lines.splice(-1), ...words].join(" ");
  return [...lines, last].map((line) => fitText(context, line, width));
}
