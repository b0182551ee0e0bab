import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { drawChart } from "./draw-chart.ts";
import { loadFonts } from "./fonts.ts";
import { colors, fitText, layout, type Pen, wrapText } from "./pen.ts";
import type { PictureSpec, Tile } from "./picture-spec.ts";

const { width, margin, gap } = layout;
const titleLine = 70;
const subtitleHeight = 90;
const tileHeight = 196;
const chartHeight = 430;
const rowsHeight = 340;

let fonts: string | undefined;

/** Draws a report as a PNG, 1080 pixels wide, to be read on a phone. */
export async function drawReport(spec: PictureSpec): Promise<Uint8Array> {
  fonts ??= loadFonts();
  const titleFont = `700 56px ${fonts}`;
  const title = wrapText(titleFont, spec.title, width - 2 * margin, 2);
  const headHeight = title.length * titleLine + subtitleHeight;
  const tileRows = Math.ceil(spec.tiles.length / 2);
  const tilesHeight = tileRows * (tileHeight + gap);
  const chartHeights = spec.charts.map(({ rows }) => (rows ? rowsHeight : chartHeight));
  const chartsHeight = chartHeights.reduce((sum, one) => sum + one + gap, 0);
  const height = margin + headHeight + tilesHeight + chartsHeight - gap + margin;
  const canvas = createCanvas(width, height);
  const pen: Pen = { context: canvas.getContext("2d"), fonts };
  pen.context.fillStyle = colors.page;
  pen.context.fillRect(0, 0, width, height);
  pen.context.fillStyle = colors.text;
  pen.context.font = titleFont;
  for (const [index, line] of title.entries())
    pen.context.fillText(line, margin, margin + index * titleLine + 50);
  drawLine(pen, spec.subtitle, {
    left: margin,
    baseline: margin + title.length * titleLine + 42,
    width: width - 2 * margin,
    weight: 400,
    sizes: [38, 30],
    color: colors.faint,
  });
  let top = margin + headHeight;
  const tileWidth = (width - 2 * margin - gap) / 2;
  for (const [index, tile] of spec.tiles.entries()) {
    const left = margin + (index % 2) * (tileWidth + gap);
    const alone = index % 2 === 0 && index === spec.tiles.length - 1;
    const wide = alone ? width - 2 * margin : tileWidth;
    drawTile(pen, tile, left, top + Math.floor(index / 2) * (tileHeight + gap), wide);
  }
  top += tilesHeight;
  for (const [index, chart] of spec.charts.entries()) {
    const tall = chartHeights[index] as number;
    panel(pen.context, margin, top, width - 2 * margin, tall);
    drawChart(pen, chart, { left: margin, top, width: width - 2 * margin, height: tall }, spec.locale);
    top += tall + gap;
  }
  return canvas.encode("png");
}

function drawTile(
  pen: Pen,
  { label, value, note, tone }: Tile,
  left: number,
  top: number,
  wide: number,
): void {
  panel(pen.context, left, top, wide, tileHeight);
  const at = { left: left + 32, width: wide - 64 };
  drawLine(pen, label, { ...at, baseline: top + 52, weight: 400, sizes: [36, 28], color: colors.faint });
  drawLine(pen, value, { ...at, baseline: top + 126, weight: 700, sizes: [72, 40], color: colors.text });
  if (note !== null)
    drawLine(pen, note, { ...at, baseline: top + 172, weight: 400, sizes: [34, 26], color: colors[tone] });
}

interface Line {
  readonly left: number;
  readonly baseline: number;
  readonly width: number;
  readonly weight: 400 | 700;
  /** Shrinks a text from its proper size to the smallest allowed one, and cuts it only then. */
  readonly sizes: readonly [number, number];
  readonly color: string;
}

function drawLine({ context, fonts }: Pen, text: string, line: Line): void {
  const [largest, smallest] = line.sizes;
  for (let size = largest; size >= smallest; size -= 2) {
    context.font = `${line.weight} ${size}px ${fonts}`;
    if (context.measureText(text).width <= line.width) break;
  }
  context.fillStyle = line.color;
  context.fillText(fitText(context, text, line.width), line.left, line.baseline);
}

function panel(context: SKRSContext2D, left: number, top: number, wide: number, tall: number): void {
  context.fillStyle = colors.panel;
  context.beginPath();
  context.roundRect(left, top, wide, tall, 28);
  context.fill();
}
