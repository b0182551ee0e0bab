import { useState } from "preact/hooks";
import type { DisplayFile } from "../../../src/control/messages.ts";
import { duration } from "../text/format.ts";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";
import { RoundVideo } from "./round-video.tsx";

/** One file of a message. What the browser cannot show (a test's "picture" may be any bytes) becomes a file to download. */
export function MediaFile({ file }: { file: DisplayFile }) {
  const { t } = usePage();
  const [broken, setBroken] = useState(false);
  const [revealed, setRevealed] = useState(false);
  const fail = () => setBroken(true);
  if (broken) return <FileRow file={file} />;
  const label = file.file_name ?? t(`media-${file.kind}`);
  const size = file.width && file.height ? { width: file.width, height: file.height } : {};
  switch (file.kind) {
    case "photo":
      return (
        <a
          class={file.has_spoiler && !revealed ? "picture hidden-picture" : "picture"}
          href={file.url}
          target="_blank"
          rel="noreferrer"
          onClick={(event) => {
            if (!file.has_spoiler || revealed) return;
            event.preventDefault();
            setRevealed(true);
          }}
        >
          <img src={file.url} alt={label} loading="lazy" onError={fail} {...size} />
        </a>
      );
    case "video_note":
      return <RoundVideo file={file} label={label} onFail={fail} />;
    case "video":
    case "animation":
      return (
        <video
          class="picture"
          src={file.url}
          aria-label={label}
          controls={file.kind !== "animation"}
          muted={file.kind === "animation"}
          autoPlay={file.kind === "animation"}
          loop={file.kind === "animation"}
          playsInline
          preload="metadata"
          onError={fail}
          {...size}
        />
      );
    case "voice":
    case "audio":
      return (
        <figure class="sound">
          <figcaption>
            {label}
            {file.duration !== undefined && ` · ${duration(file.duration)}`}
          </figcaption>
          {/* biome-ignore lint/a11y/useMediaCaption: people's own recordings have no captions */}
          <audio src={file.url} controls preload="none" onError={fail} />
        </figure>
      );
    case "sticker":
      return <img class="sticker" src={file.url} alt={file.emoji ?? label} onError={fail} />;
    case "document":
      return <FileRow file={file} />;
  }
}

/** A picture sent as a file opens like any other; the rest is downloaded. */
const opening = ({ mime_type = "", file_name, kind }: DisplayFile) =>
  /^image\/(?:png|jpeg|gif|webp)$/.test(mime_type) || /\.(?:png|jpe?g|gif|webp)$/i.test(file_name ?? "")
    ? { target: "_blank", rel: "noreferrer" }
    : { download: file_name ?? kind };

function FileRow({ file }: { file: DisplayFile }) {
  const { t, formats } = usePage();
  if (file.kind === "sticker" && file.emoji) return <span class="sticker-emoji">{file.emoji}</span>;
  return (
    <a class="card" href={file.url} {...opening(file)}>
      <span class="card-art">
        <Icon name="file" />
      </span>
      <span class="card-words">
        <b>{file.file_name ?? t(`media-${file.kind}`)}</b>
        <span>{formats.bytes(file.file_size)}</span>
      </span>
    </a>
  );
}
