import type { MediaItem } from "./control.ts";

/** Chosen files as the control API takes them: pictures and clips by their type, the rest as documents. */
export async function readFiles(files: File[]): Promise<MediaItem[]> {
  return Promise.all(
    files.map(async (file) => ({
      kind: kindOf(file.type),
      content_base64: await base64(file),
      file_name: file.name,
      ...(file.type && { mime_type: file.type }),
      ...(await measure(file)),
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

async function measure(file: File): Promise<{ width?: number; height?: number }> {
  if (!file.type.startsWith("image/")) return {};
  const picture = await createImageBitmap(file).catch(() => null);
  return picture ? { width: picture.width, height: picture.height } : {};
}
