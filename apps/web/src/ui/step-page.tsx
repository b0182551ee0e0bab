import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { Cup } from "../track/cup.tsx";
import type { Tone } from "../track/status.ts";
import { PageHeader } from "./page-header.tsx";

interface Props {
  readonly title: string;
  readonly lead?: ComponentChildren;
  /** How far the person has come, 0 to 1: the cup fills with the steps. */
  readonly progress: number;
  readonly tone?: Tone;
  readonly children?: ComponentChildren;
  /** Other ways, below the card. */
  readonly foot?: ComponentChildren;
}

/** One step of signing in or up: a card in the middle that asks for one thing. */
export function StepPage({ title, lead, progress, tone = "waiting", children, foot }: Props) {
  const { t } = useTexts();
  useEffect(() => {
    document.title = `${title} · Gotovo`;
  }, [title]);
  return (
    <div class="page step-page">
      <PageHeader title="Gotovo" subtitle={t("account-area")} />
      <main id="content">
        <section class={`card step tone-${tone}`} aria-labelledby="step-title">
          <div class="step-head">
            <Cup fill={progress} tone={tone} />
            <div role="status">
              <h1 id="step-title">{title}</h1>
              {lead && <p class="lead">{lead}</p>}
            </div>
          </div>
          {children}
        </section>
        {foot && <div class="step-foot">{foot}</div>}
      </main>
    </div>
  );
}
