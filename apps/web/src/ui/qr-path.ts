import QRCode from "qrcode";

/** A QR code as one SVG path of unit squares, with its width and height in squares (the quiet zone not included). */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const rows: string[] = [];
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      let run = 0;
      while (x + run < modules.size && modules.get(y, x + run)) run++;
      if (run > 0) rows.push(`M${x} ${y}h${run}v1h-${run}z`);
      x += run;
    }
  }
  return { size: modules.size, path: rows.join("") };
}
