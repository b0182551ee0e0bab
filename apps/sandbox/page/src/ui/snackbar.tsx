import { useCallback, useEffect, useState } from "preact/hooks";

interface Sentence {
  readonly text: string;
}

const shownMs = 5_000;

/** One sentence at a time, for a moment. */
export function useSnackbar() {
  const [sentence, setSentence] = useState<Sentence | null>(null);
  const say = useCallback((text: string) => setSentence({ text }), []);
  const close = useCallback(() => setSentence(null), []);
  return { sentence, say, close };
}

export function Snackbar({ sentence, onClose }: { sentence: Sentence | null; onClose: () => void }) {
  useEffect(() => {
    if (!sentence) return;
    const timer = setTimeout(onClose, shownMs);
    return () => clearTimeout(timer);
  }, [sentence, onClose]);
  return (
    <div class="snackbar-place" role="status">
      {sentence && (
        <button type="button" class="snackbar" data-testid="snackbar" onClick={onClose}>
          {sentence.text}
        </button>
      )}
    </div>
  );
}
