import { useRef, useState } from "preact/hooks";
import type { DisplayFile } from "../../../src/control/messages.ts";
import { duration } from "../text/format.ts";
import { Icon } from "./icon.tsx";

/** A video message: a circle that plays and pauses when pressed. The browser's own controls would be cut by it. */
export function RoundVideo({
  file,
  label,
  onFail,
}: {
  file: DisplayFile;
  label: string;
  onFail: () => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(false);
  const toggle = () => (playing ? video.current?.pause() : video.current?.play().catch(onFail));
  return (
    <button type="button" class="round" aria-label={label} aria-pressed={playing} onClick={toggle}>
      {/* biome-ignore lint/a11y/useMediaCaption: people's own recordings have no captions */}
      <video
        ref={video}
        src={file.url}
        playsInline
        preload="metadata"
        onError={onFail}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
      />
      {!playing && (
        <span class="round-play">
          <Icon name="play" size={28} />
        </span>
      )}
      {file.duration !== undefined && <span class="round-time">{duration(file.duration)}</span>}
    </button>
  );
}
