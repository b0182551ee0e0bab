import type { DisplayFile } from "../../../src/control/messages.ts";
import { MediaFile } from "./media-file.tsx";

/** The files of one message or of a whole album: pictures side by side, the rest one below another. */
export function MediaGrid({ files }: { files: DisplayFile[] }) {
  const visual = files.filter(({ kind }) => VISUAL.includes(kind));
  const listed = files.filter(({ kind }) => !VISUAL.includes(kind));
  return (
    <div class="media">
      {visual.length > 0 && (
        <div class="media-grid" data-count={Math.min(visual.length, 3)}>
          {visual.map((file) => (
            <MediaFile key={file.file_unique_id} file={file} />
          ))}
        </div>
      )}
      {listed.map((file) => (
        <MediaFile key={file.file_unique_id} file={file} />
      ))}
    </div>
  );
}

const VISUAL: DisplayFile["kind"][] = ["photo", "video", "animation"];
