import { useId } from "preact/hooks";
import type { Art } from "../../shared/menu.ts";

/** A drawing of a menu item: no pictures are loaded. */
export function ItemArt({ art }: { art: Art }) {
  return (
    <svg class={`art ${art.vessel}`} viewBox="0 0 120 120" aria-hidden="true">
      <circle class="art-ground" cx="60" cy="60" r="52" />
      {art.vessel === "cup" && <Vessel art={art} top={44} bottom={92} shape={cup} handle />}
      {art.vessel === "glass" && <Vessel art={art} top={24} bottom={96} shape={glass} />}
      {art.vessel === "croissant" && <Croissant />}
      {art.vessel === "cake" && <Cake />}
    </svg>
  );
}

const cup = "M32 42h50v28a22 22 0 0 1-22 22h-6a22 22 0 0 1-22-22z";
const glass = "M40 22h40l-4.5 68a6 6 0 0 1-6 5.600h-19a6 6 0 0 1-6-5.600z";

interface VesselProps {
  readonly art: Art;
  readonly top: number;
  readonly bottom: number;
  readonly shape: string;
  readonly handle?: boolean;
}

function Vessel({ art, top, bottom, shape, handle = false }: VesselProps) {
  const clip = useId();
  const whole = art.layers.reduce((sum, [, percent]) => sum + percent, 0);
  let y = bottom;
  const layers = art.layers.map(([color, percent]) => {
    const height = ((bottom - top) * percent) / whole;
    y -= height;
    return { color, y, height };
  });
  return (
    <>
      <clipPath id={clip}>
        <path d={shape} />
      </clipPath>
      {handle && <ellipse class="art-saucer" cx="58" cy="97" rx="38" ry="5" />}
      {handle && <path class="art-handle" d="M81 50h5a11 11 0 0 1 0 22h-6" />}
      {handle && <path class="art-steam" d="M48 34c-5-6 5-9 0-16M60 34c-5-6 5-9 0-16M72 34c-5-6 5-9 0-16" />}
      <path class="art-glass" d={shape} />
      <g clip-path={`url(#${clip})`}>
        {layers.map((layer) => (
          <rect key={layer.y} x="0" width="120" y={layer.y} height={layer.height + 0.5} fill={layer.color} />
        ))}
        {art.ice && <Ice />}
        <path class="art-shine" d={handle ? "M40 48v20a14 14 0 0 0 5 10" : "M47 30l3.5 54"} />
      </g>
      <path class="art-outline" d={shape} />
      {art.ice && <path class="art-straw" d="M66 40 76 8" />}
    </>
  );
}

function Ice() {
  return (
    <g class="art-ice">
      <rect x="46" y="30" width="13" height="13" rx="3" transform="rotate(-14 52 36)" />
      <rect x="61" y="38" width="13" height="13" rx="3" transform="rotate(18 67 44)" />
      <rect x="49" y="52" width="12" height="12" rx="3" transform="rotate(8 55 58)" />
    </g>
  );
}

function Croissant() {
  return (
    <g class="art-croissant">
      <path
        fill="#d9924a"
        d="M20 80C16 54 36 32 60 32s44 22 40 48c-1 6-9 7-13 2-6-9-14-14-27-14s-21 5-27 14c-4 5-12 4-13-2z"
      />
      <path
        fill="#eab06a"
        d="M48 34c7-3 17-3 24 0l-3 34c-6-1.5-12-1.5-18 0zM32 43c3-3 6-5 10-7l4 34c-4 1.5-7 4-10 7zM88 43c-3-3-6-5-10-7l-4 34c4 1.5 7 4 10 7z"
      />
      <path
        fill="none"
        stroke="#b87333"
        stroke-width="2"
        stroke-linecap="round"
        d="M46 40l3 22M74 40l-3 22M30 54l5 16M90 54l-5 16"
      />
    </g>
  );
}

function Cake() {
  return (
    <g class="art-cake">
      <ellipse class="art-saucer" cx="60" cy="92" rx="42" ry="7" />
      <path fill="#f6dfa8" d="M26 62 94 52v30q-34 12-68 6z" />
      <path fill="#fbeecb" d="M26 70 94 61v6L26 77z" />
      <path fill="#8a4a1d" d="M26 62c6-16 46-28 68-10v6c-20-6-50-2-68 10z" />
      <path fill="#a9622c" d="M34 58c12-11 38-16 52-9-18-1-36 2-52 9z" />
    </g>
  );
}
