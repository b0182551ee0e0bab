import { useId } from "preact/hooks";
import type { Tone } from "./status.ts";

interface Props {
  /** How full, 0 to 1. */
  readonly fill: number;
  readonly tone: Tone;
  /** Without a badge. */
  readonly plain?: boolean;
}

const rim = 58;
const bottom = 146;
const body = "M34 58h92v52a36 36 0 0 1-36 36h-20a36 36 0 0 1-36-36z";

/** The picture of an order: a cup that fills up while it is made, steams when it is hot and stays empty when canceled. */
export function Cup({ fill, tone, plain = false }: Props) {
  const clip = useId();
  const level = bottom - (bottom - rim - 10) * fill;
  return (
    <svg class={`cup tone-${tone}`} viewBox="0 0 180 176" aria-hidden="true">
      <defs>
        <clipPath id={clip}>
          <path d={body} />
        </clipPath>
      </defs>
      <ellipse class="cup-saucer" cx="80" cy="158" rx="66" ry="8" />
      <g class="cup-steam">
        <path d="M60 44c-8-9 8-15 0-26" />
        <path d="M80 40c-8-9 8-15 0-26" />
        <path d="M100 44c-8-9 8-15 0-26" />
      </g>
      <path class="cup-handle" d="M124 72h8a20 20 0 0 1 0 40h-10" />
      <path class="cup-body" d={body} />
      <g clip-path={`url(#${clip})`}>
        <g class="cup-liquid" style={{ transform: `translateY(${fill === 0 ? 100 : level - rim}px)` }}>
          <path class="cup-wave" d="M-60 62q15-5 30 0t30 0 30 0 30 0 30 0 30 0 30 0 30 0V220H-60z" />
          <rect class="cup-coffee" x="20" y="66" width="120" height="120" />
        </g>
        <path class="cup-shine" d="M46 66v40a24 24 0 0 0 8 18" />
      </g>
      {!plain && <Badge tone={tone} />}
    </svg>
  );
}

function Badge({ tone }: { tone: Tone }) {
  if (tone === "waiting" || tone === "working") return null;
  return (
    <g class="cup-badge" transform="translate(134 134)">
      <circle r="24" />
      <path d={tone === "canceled" ? "M-8-8l16 16M8-8l-16 16" : "M-10 0l7 8 13-15"} />
    </g>
  );
}
