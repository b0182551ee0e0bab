import { useRef, useState } from "preact/hooks";
import type { Answering, MediaItem } from "../api/control.ts";
import { readFiles } from "../api/read-files.ts";
import type { ChatPlace } from "../model/state.ts";
import { AttachDialog } from "./attach-dialog.tsx";
import type { IconName } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { usePage } from "./page-context.ts";

const MOST_FILES = 10;
const RED_SQUARE = { latitude: 55.75393, longitude: 37.62079 };

/** How chosen files are sent: by what they are, or all as one kind. Pictures and files may have words. */
const PICKS: { name: string; icon: IconName; kind?: MediaItem["kind"]; accept?: string }[] = [
  { name: "files", icon: "picture" },
  { name: "document", icon: "file", kind: "document" },
  { name: "voice", icon: "microphone", kind: "voice", accept: "audio/*" },
  { name: "video_note", icon: "play", kind: "video_note", accept: "video/*" },
  { name: "sticker", icon: "sticker", kind: "sticker", accept: "image/*" },
];

interface AttachMenuProps {
  place: ChatPlace;
  answering: Answering;
  onSent: () => void;
}

/** Sends something other than words: files, several as one album, a contact or a place. */
export function AttachMenu({ place, answering, onSent }: AttachMenuProps) {
  const { t, actions, run } = usePage();
  const inputs = useRef<Record<string, HTMLInputElement | null>>({});
  const [asking, setAsking] = useState<MediaItem[] | null>(null);

  async function send(items: MediaItem[]) {
    setAsking(null);
    if (await run(actions.sendMedia(place, items, answering))) onSent();
  }
  async function picked(files: File[], kind: MediaItem["kind"] | undefined) {
    const items = await readFiles(files.slice(0, MOST_FILES), kind);
    if (items.length === 0) return;
    if (kind === undefined || kind === "document") setAsking(items);
    else for (const item of items) await send([item]);
  }

  return (
    <>
      <Menu
        icon="attach"
        label={t("attach")}
        items={[
          ...PICKS.map(({ name, icon }) => ({
            icon,
            label: t(`attach-${name}`),
            onChoose: () => inputs.current[name]?.click(),
          })),
          {
            icon: "person",
            label: t("attach-contact"),
            onChoose: () => run(actions.shareContact(place, {})),
          },
          {
            icon: "place",
            label: t("attach-location"),
            onChoose: () => run(actions.shareLocation(place, RED_SQUARE)),
          },
        ]}
      />
      {PICKS.map(({ name, kind, accept }) => (
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
            run(picked([...(field.files ?? [])], kind));
            field.value = "";
          }}
        />
      ))}
      {asking && <AttachDialog items={asking} onSend={send} onClose={() => setAsking(null)} />}
    </>
  );
}
