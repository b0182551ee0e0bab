/**
 * Puts text on the clipboard: `copied`, or `selected` when the browser refuses (no HTTPS, no permission) and the text
 * inside `element` is selected for the person to copy.
 */
export async function copyText(text: string, element: HTMLElement): Promise<"copied" | "selected"> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    // `navigator.clipboard` is missing without HTTPS; the selection is left standing either way.
    getSelection()?.selectAllChildren(element);
    return document.execCommand("copy") ? "copied" : "selected";
  }
}
