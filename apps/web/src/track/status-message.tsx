import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

/** A page with a single message. */
export function StatusMessage(props: { picture: ComponentChildren; title: string; lead?: string }) {
  useEffect(() => {
    document.title = props.title;
  }, [props.title]);
  return (
    <section class="status-message" role="status">
      {props.picture}
      <h1>{props.title}</h1>
      {props.lead && <p class="muted">{props.lead}</p>}
    </section>
  );
}
