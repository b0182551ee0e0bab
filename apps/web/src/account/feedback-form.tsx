import type { AccountOrder } from "@gotovo/contract";
import { useState } from "preact/hooks";
import { useTexts } from "../text/context.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { useAttempt } from "../ui/use-attempt.ts";
import { useArea } from "./area-context.tsx";

const ratings = [1, 2, 3, 4, 5];

interface Props {
  readonly order: AccountOrder;
  readonly feedback: NonNullable<AccountOrder["feedback"]>;
}

/** Stars for an order and an optional comment; only the given stars once feedback is closed. */
export function FeedbackForm({ order, feedback }: Props) {
  const { t } = useTexts();
  const { api } = useArea();
  const [given, setGiven] = useState({ rating: feedback.rating ?? 0, comment: feedback.comment ?? "" });
  const [comment, setComment] = useState(given.comment);
  const [editing, setEditing] = useState(false);
  const { busy, problem, run } = useAttempt();
  const rate = async (rating: number, words: string) => {
    const before = given;
    setGiven({ rating, comment: words });
    const done = await run(() => api.rate(order.id, rating, words));
    if (!done) setGiven(before);
    return done;
  };
  if (!feedback.open && given.rating === 0) return null;
  if (!feedback.open)
    return (
      <p class="stars" role="img" aria-label={t("rating-given", { rating: given.rating })}>
        {ratings.map((each) => (
          <Star key={each} lit={each <= given.rating} />
        ))}
      </p>
    );
  return (
    <div class="feedback">
      <fieldset class="stars">
        <legend class="visually-hidden">{t("rating-for", { number: order.number })}</legend>
        {ratings.map((each) => (
          <label key={each}>
            <input
              type="radio"
              class="visually-hidden"
              name={`rating-${order.id}`}
              checked={each === given.rating}
              onChange={() => {
                setEditing(true);
                void rate(each, given.comment);
              }}
            />
            <Star lit={each <= given.rating} />
            <span class="visually-hidden">{t("rating-stars", { rating: each })}</span>
          </label>
        ))}
        {given.rating === 0 && <span class="muted small">{t("rating-ask")}</span>}
      </fieldset>
      {given.comment !== "" && !editing && <bdi class="small">{given.comment}</bdi>}
      {editing && (
        <form
          class="row"
          onSubmit={async (event) => {
            event.preventDefault();
            if (await rate(given.rating, comment.trim())) setEditing(false);
          }}
        >
          <div class="field grow">
            <input
              type="text"
              aria-label={t("rating-comment")}
              placeholder={t("rating-comment")}
              value={comment}
              maxLength={4000}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
          </div>
          <button type="submit" class="button quiet" aria-disabled={busy}>
            {t("send")}
          </button>
        </form>
      )}
      <ProblemNote problem={problem} />
    </div>
  );
}

function Star({ lit }: { lit: boolean }) {
  return (
    <svg class={lit ? "star lit" : "star"} viewBox="0 0 24 24" aria-hidden="true">
      <path d="m12 3 2.700 5.800 6.300.8-4.600 4.400 1.200 6.300-5.600-3.100-5.600 3.100 1.200-6.300L3 9.600l6.300-.8z" />
    </svg>
  );
}
