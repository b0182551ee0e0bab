/** A card's text as a person sees it: without tags, its letters as they were typed. */
export function visible({ text }: { readonly text: string }): string {
  const bare = text.replace(/<[^>]*>/g, "");
  return bare.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
