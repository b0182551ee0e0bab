import type { DisplayFile } from "../../../src/control/messages.ts";
import { MediaFile } from "./media-file.tsx";

/** The files of one message or of a whole album: pictures side by side, the rest one below another. */
export function MediaGrid({ files }: { files: DisplayFile[] }) {
  const visual = files.filter(isPicture);
  const listed = files.filter((file) => !isPicture(file));
  return (
    <div class="media">
      {visual.length > 0 && (
        <div class="media-grid" data-count={Math.min(visual.length, 3)}>
          {visual.map((file, index) => (
            <MediaFile key={`${index} ${file.file_unique_id}`} file={file} />
          ))}
        </div>
      )}
      {listed.map((file, index) => (
        <MediaFile key={`${index} ${file.file_unique_id}`} file={file} />
      ))}
    </div>
  );
}

/** What is drawn from edge to edge of its bubble. */
export function isPicture({ kind }: DisplayFile): boolean {
  return kind === "photo" || kind === "video" || kind === "animation";
}
