import { createCanvas } from "@napi-rs/canvas";
import { BarController, BarElement, CategoryScale, Chart, LinearScale } from "chart.js";
import { colors, fitText, type Pen } from "./pen.ts";
import type { ChartSpec } from "./picture-spec.ts";

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const padding = 32;
const titleHeight = 84;
const legendHeight = 48;

/** Draws one chart with its title into a box of the picture. */
export function drawChart(pen: Pen, spec: ChartSpec, box: Box, locale: string): void {
  const numbers = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const { context, fonts } = pen;
  const inner = box.width - 2 * padding;
  context.fillStyle = colors.text;
  context.font = `700 40px ${fonts}`;
  context.fillText(fitText(context, spec.title, inner), box.left + padding, box.top + 62);
  if (spec.before) drawLegend(pen, spec.before, box);
  const head = titleHeight + (spec.before ? legendHeight : 0);
  const canvas = createCanvas(inner, box.height - head - padding / 2);
  const chart = new Chart(canvas.getContext("2d"), {
    type: "bar",
    data: { labels: [...spec.labels], datasets: datasetsOf(spec) },
    options: {
      responsive: false,
      animation: false,
      devicePixelRatio: 1,
      events: [],
      indexAxis: spec.rows ? "y" : "x",
      font: { family: fonts, size: 30 },
      color: colors.faint,
      layout: { padding: { top: spec.rows ? 0 : 36, right: spec.rows ? 90 : 8 } },
      scales: spec.rows ? rowScales(fonts) : columnScales(fonts, numbers),
    },
    plugins: [{ id: "numbers", afterDatasetsDraw: (drawn) => drawNumbers(drawn, spec, fonts, numbers) }],
  });
  context.drawImage(canvas, box.left + padding, box.top + head);
  chart.destroy();
}

function datasetsOf({ values, before, peak }: ChartSpec) {
  const shape = { borderRadius: 6, categoryPercentage: 0.86, barPercentage: 0.94, maxBarThickness: 72 };
  const backgroundColor = values.map((_, index) =>
    peak === null || index === peak ? colors.peak : colors.column,
  );
  const now = { data: [...values], backgroundColor, ...shape };
  return before ? [{ data: [...before.values], backgroundColor: colors.before, ...shape }, now] : [now];
}

function columnScales(fonts: string, numbers: Intl.NumberFormat) {
  const font = { family: fonts, size: 30 };
  return {
    x: {
      grid: { display: false },
      border: { color: colors.grid },
      ticks: { font, color: colors.faint, maxRotation: 0, autoSkipPadding: 8 },
    },
    y: {
      beginAtZero: true,
      grid: { color: colors.grid },
      border: { display: false },
      ticks: {
        font,
        color: colors.faint,
        maxTicksLimit: 5,
        precision: 0,
        callback: (value: string | number) => numbers.format(Number(value)),
      },
    },
  };
}

function rowScales(fonts: string) {
  return {
    x: { display: false, beginAtZero: true },
    y: {
      grid: { display: false },
      border: { display: false },
      ticks: { font: { family: fonts, size: 34 }, color: colors.text },
    },
  };
}

/** The number at each row, or on top of the column that stands out. */
function drawNumbers(
  chart: Chart,
  { values, rows, peak }: ChartSpec,
  fonts: string,
  numbers: Intl.NumberFormat,
): void {
  const { ctx } = chart;
  const bars = chart.getDatasetMeta(chart.data.datasets.length - 1).data;
  ctx.fillStyle = colors.text;
  ctx.font = `700 32px ${fonts}`;
  for (const [index, bar] of bars.entries()) {
    const text = numbers.format(values[index] ?? 0);
    const half = ctx.measureText(text).width / 2;
    if (rows) ctx.fillText(text, bar.x + 16, bar.y + 11);
    else if (index === peak)
      ctx.fillText(text, Math.min(Math.max(bar.x - half, 0), chart.width - 2 * half), bar.y - 12);
  }
}

function drawLegend({ context, fonts }: Pen, { now, label }: { now: string; label: string }, box: Box): void {
  let left = box.left + padding;
  const top = box.top + titleHeight;
  context.font = `400 32px ${fonts}`;
  for (const [text, color] of [
    [now, colors.column],
    [label, colors.before],
  ] as const) {
    context.fillStyle = color;
    context.beginPath();
    context.roundRect(left, top, 28, 28, 6);
    context.fill();
    context.fillStyle = colors.faint;
    context.fillText(text, left + 42, top + 25);
    left += 42 + context.measureText(text).width + 48;
  }
}
