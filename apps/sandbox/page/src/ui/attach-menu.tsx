import { useRef } from "preact/hooks";
import type { MediaItem } from "../api/control.ts";
import { readFiles } from "../api/read-files.ts";
import type { ChatPlace } from "../model/state.ts";
import type { IconName } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { usePage } from "./page-context.ts";

const mostFiles = 10;
const redSquare = { latitude: 55.75393, longitude: 37.62079 };

/** How chosen files are sent: by what they are, or all as one kind. Pictures and files may have words. */
const picks: { name: string; icon: IconName; kind?: MediaItem["kind"]; accept?: string }[] = [
  { name: "files", icon: "picture" },
  { name: "document", icon: "file", kind: "document" },
  { name: "voice", icon: "microphone", kind: "voice", accept: "audio/*" },
  { name: "video_note", icon: "play", kind: "video_note", accept: "video/*" },
  { name: "sticker", icon: "sticker", kind: "sticker", accept: "image/*" },
];

interface AttachMenuProps {
  readonly place: ChatPlace;
  readonly onSend: (items: MediaItem[]) => Promise<unknown>;
  /** Files that may have words: these are asked for first. */
  readonly onAsk: (items: MediaItem[]) => void;
  readonly onContact: () => void;
}

/** Sends something other than words: files, several as one album, a contact or a place. */
export function AttachMenu({ place, onSend, onAsk, onContact }: AttachMenuProps) {
  const { t, actions, run } = usePage();
  const inputs = useRef<Record<string, HTMLInputElement | null>>({});

  async function picked(files: File[], kind: MediaItem["kind"] | undefined) {
    const items = await readFiles(files.slice(0, mostFiles), kind);
    if (items.length === 0) return;
    if (kind === undefined || kind === "document") onAsk(items);
    else for (const item of items) await onSend([item]);
  }

  return (
    <>
      <Menu
        icon="attach"
        label={t("attach")}
        items={[
          ...picks.map(({ name, icon }) => ({
            icon,
            label: t(`attach-${name}`),
            onChoose: () => inputs.current[name]?.click(),
          })),
          {
            icon: "person",
            label: t("attach-contact"),
            onChoose: onContact,
          },
          {
            icon: "place",
            label: t("attach-location"),
            onChoose: () => run(actions.shareLocation(place, redSquare)),
          },
        ]}
      />
      {picks.map(({ name, kind, accept }) => (
        <input
          key={name}
          ref={(element) => {
            inputs.current[name] = element;
          }}
          type="file"
          multiple
          hidden
          accept={accept}
          data-testid={name === "files" ? "file-input" : `file-input-${name}`}
          onChange={(event) => {
            const field = event.currentTarget;
            void run(picked([...(field.files ?? [])], kind));
            field.value = "";
          }}
        />
      ))}
    </>
  );
}
