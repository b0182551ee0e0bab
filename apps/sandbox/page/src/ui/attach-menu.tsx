import { useRef } from "preact/hooks";
import { readFiles } from "../api/read-files.ts";
import type { ChatPlace } from "../model/state.ts";
import { Menu } from "./menu.tsx";
import { usePage } from "./page-context.ts";

const MOST_FILES = 10;
const RED_SQUARE = { latitude: 55.75393, longitude: 37.62079 };

/** Sends something other than words: files, several as one album, or a place. */
export function AttachMenu({ place }: { place: ChatPlace }) {
  const { t, actions, run } = usePage();
  const input = useRef<HTMLInputElement>(null);

  async function sendFiles(files: File[]) {
    const items = await readFiles(files.slice(0, MOST_FILES));
    if (items.length > 0) await actions.sendMedia(place, items);
  }

  return (
    <>
      <Menu
        icon="attach"
        label={t("attach")}
        items={[
          { icon: "file", label: t("attach-files"), onChoose: () => input.current?.click() },
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
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="file-input"
        onChange={(event) => {
          const field = event.currentTarget;
          run(sendFiles([...(field.files ?? [])]));
          field.value = "";
        }}
      />
    </>
  );
}
