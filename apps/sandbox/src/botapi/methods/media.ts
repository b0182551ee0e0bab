import type { MediaKind } from "../../control/contract.ts";
import { botMessage } from "../../state/bot-view.ts";
import { fileIdFor, resolveFileId, sizeOf, storeFile } from "../../state/files.ts";
import type { Content, FileView } from "../../state/types.ts";
import { nextNumber } from "../../state/world.ts";
import type { Call, MethodHandler } from "../call.ts";
import { badRequest, notImplemented } from "../errors.ts";
import type { Params } from "../params.ts";
import { edit } from "./edit.ts";
import { place, readCaption, refuseNotDone, send } from "./send.ts";
import { chatToWrite } from "./target.ts";

const megabyte = 1024 * 1024;
const maxPhoto = 10 * megabyte;
const maxUpload = 50 * megabyte;
const maxDownload = 20 * megabyte;

/** sendPhoto, sendDocument, …: the file is in the parameter named like its kind. */
export const sendFile =
  (kind: MediaKind): MethodHandler =>
  (call) => {
    const chat = chatToWrite(call);
    return send(call, fileContent(call, kind, kind, call.params), chat);
  };

function fileContent(call: Call, kind: MediaKind, field: string, params: Params): Content {
  const above = params.show_caption_above_media === true && { show_caption_above_media: true };
  return {
    kind: "file",
    file: readFile(call, kind, params[field] as string, params),
    caption: readCaption(params),
    ...above,
  };
}

/** A file given as upload (attach://field) or by a file_id of this bot. */
function readFile(call: Call, kind: MediaKind, source: string, params: Params): FileView {
  const { world, bot, uploads } = call;
  const spoiler = params.has_spoiler === true && { has_spoiler: true };
  if (source.startsWith("attach://")) {
    const upload = uploads.get(source.slice("attach://".length));
    if (!upload) throw badRequest(`there is no file "${source}" in the request`);
    if (upload.bytes.length === 0) throw badRequest("file must be non-empty");
    if (upload.bytes.length > (kind === "photo" ? maxPhoto : maxUpload)) throw badRequest("file is too big");
    const size = kind === "video_note" ? params.length : params.width;
    return storeFile(world, upload.bytes, {
      kind,
      file_name: upload.file_name,
      mime_type: upload.mime_type,
      width: size as number | undefined,
      height: params.height as number | undefined,
      duration: params.duration as number | undefined,
      emoji: params.emoji as string | undefined,
      ...spoiler,
    });
  }
  if (/^https?:\/\//.test(source)) throw notImplemented("files by URL; upload them or use a file_id");
  const known = resolveFileId(world, bot, source);
  const stored = known && world.files.get(known.uniqueId);
  if (!stored) throw badRequest("wrong file identifier/HTTP URL specified");
  if (known.kind !== kind)
    throw badRequest(`can't use file of type ${spoken(known.kind)} as ${spoken(kind)}`);
  const { bytes: _, declared_size: __, ...look } = stored;
  return { ...look, kind, file_size: sizeOf(stored), ...spoiler };
}

const spoken = (kind: string) =>
  kind.replace(/(?:^|_)[a-z]/g, (start) => start.replace("_", "").toUpperCase());

/** An album: photos and videos may be mixed, documents and audio only with their own kind. */
export function sendMediaGroup(call: Call) {
  const { world, bot, params } = call;
  const chat = chatToWrite(call);
  const media = params.media as Params[];
  if (media.length < 2 || media.length > 10) throw badRequest("media group must include 2-10 items");
  const kinds = new Set(media.map(({ type }) => type));
  if (kinds.size > 1 && (kinds.has("document") || kinds.has("audio"))) {
    throw badRequest("can't use the media of the specified type in the album");
  }
  refuseNotDone(call);
  const contents = media.map((item) => fileContent(call, item.type as MediaKind, "media", item));
  const group = { media_group_id: String(nextNumber(world)) };
  return contents
    .map((content) => place(call, chat, content, group))
    .map((message) => botMessage(world, chat, message, bot));
}

export function editMessageMedia(call: Call) {
  const item = call.params.media as Params;
  const changed = fileContent(call, item.type as MediaKind, "media", item);
  return edit(call, ({ content }) => {
    if (content.kind !== "file" && content.kind !== "text") throw badRequest("message media can't be edited");
    return changed;
  });
}

export function getFile({ world, bot, params }: Call) {
  const known = resolveFileId(world, bot, params.file_id as string);
  const stored = known && world.files.get(known.uniqueId);
  if (!stored) throw badRequest("wrong file_id or the file is temporarily unavailable");
  if (sizeOf(stored) > maxDownload) throw badRequest("file is too big");
  const fileId = fileIdFor(bot, known.kind, known.uniqueId);
  const extension = /\.(\w+)$/.exec(stored.file_name ?? "")?.[1] ?? extensions[known.kind] ?? "bin";
  return {
    file_id: fileId,
    file_unique_id: known.uniqueId,
    file_size: sizeOf(stored),
    file_path: `${known.kind}s/${fileId}.${extension}`,
  };
}

const extensions: Record<string, string> = {
  photo: "jpg",
  video: "mp4",
  video_note: "mp4",
  animation: "mp4",
  voice: "oga",
  audio: "mp3",
  sticker: "webp",
};

export function sendContact(call: Call) {
  const { phone_number, first_name, last_name } = call.params as Record<string, string>;
  const contact = {
    phone_number: String(phone_number),
    first_name: String(first_name),
    ...(last_name && { last_name }),
  };
  return send(call, { kind: "contact", contact });
}

export function sendVenue(call: Call) {
  const { latitude, longitude, ...about } = call.params as Record<string, number> & Record<string, string>;
  const kept = [
    "title",
    "address",
    "foursquare_id",
    "foursquare_type",
    "google_place_id",
    "google_place_type",
  ];
  const named = Object.fromEntries(Object.entries(about).filter(([name]) => kept.includes(name)));
  const location = { latitude: Number(latitude), longitude: Number(longitude) };
  const { title = "", address = "" } = named as Record<string, string>;
  return send(call, { kind: "venue", venue: { ...named, location, title, address } });
}

export function sendLocation(call: Call) {
  if (call.params.live_period !== undefined) throw notImplemented("live locations");
  const { latitude, longitude } = call.params as Record<string, number>;
  return send(call, {
    kind: "location",
    location: { latitude: Number(latitude), longitude: Number(longitude) },
  });
}
