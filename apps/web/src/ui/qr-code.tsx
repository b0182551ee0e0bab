import { useMemo, useState } from "preact/hooks";
import { qrPath } from "./qr-path.ts";

const quietZone = 3;

/** A link for another device: open at once where the page is wide, on demand on a phone. */
export function QrCode({ url, summary, label }: { url: string; summary: string; label: string }) {
  const [open] = useState(() => matchMedia("(min-width: 56rem)").matches);
  const { size, path } = useMemo(() => qrPath(url), [url]);
  const side = size + 2 * quietZone;
  return (
    <details class="qr" open={open}>
      <summary>{summary}</summary>
      <svg
        viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`}
        role="img"
        aria-label={label}
        shape-rendering="crispEdges"
      >
        <rect x={-quietZone} y={-quietZone} width={side} height={side} rx="2" fill="#fff" />
        <path d={path} fill="#1c1511" />
      </svg>
    </details>
  );
}
