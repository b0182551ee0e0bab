import type { MediaItem } from "./control.ts";

/** Chosen files as the control API takes them: all as one kind, or pictures and clips by their type. */
export async function readFiles(files: File[], kind?: MediaItem["kind"]): Promise<MediaItem[]> {
  return Promise.all(
    files.map(async (file) => ({
      kind: kind ?? kindOf(file.type),
      content_base64: await base64(file),
      file_name: file.name,
      ...(file.type && { mime_type: file.type }),
      ...(kind !== "document" && (await measure(file))),
    })),
  );
}

function kindOf(mimeType: string): MediaItem["kind"] {
  if (mimeType === "image/gif") return "animation";
  if (mimeType === "image/webp") return "sticker";
  const major = mimeType.split("/")[0];
  if (major === "image") return mimeType === "image/svg+xml" ? "document" : "photo";
  return major === "video" || major === "audio" ? major : "document";
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

type Measures = { width?: number; height?: number; duration?: number };

/** What a client tells of pictures and clips besides their bytes; nothing of what the browser cannot read. */
async function measure(file: File): Promise<Measures> {
  if (file.type.startsWith("image/")) {
    const picture = await createImageBitmap(file).catch(() => null);
    return picture ? { width: picture.width, height: picture.height } : {};
  }
  return /^(?:audio|video)\//.test(file.type) ? measureClip(file) : {};
}

function measureClip(file: File): Promise<Measures> {
  const clip = document.createElement("video");
  const url = URL.createObjectURL(file);
  return new Promise<Measures>((resolve) => {
    clip.onerror = () => resolve({});
    clip.onloadedmetadata = () => {
      const { duration, videoWidth: width, videoHeight: height } = clip;
      resolve({
        ...(Number.isFinite(duration) && { duration: Math.round(duration) }),
        ...(width > 0 && { width, height }),
      });
    };
    clip.preload = "metadata";
    clip.src = url;
  }).finally(() => URL.revokeObjectURL(url));
}
