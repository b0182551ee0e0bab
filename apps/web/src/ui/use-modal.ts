import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * A dialog that is modal from its first frame. Escape closes it at once: by the browser's own event, which comes later,
 * a quick second Enter on what opened it would be lost. The browser keeps the focus inside, and gives it back afterwards.
 *
 * @param onClose Escape was pressed, or the browser closed it otherwise; takes the dialog off the page.
 * @returns what the `<dialog>` is given.
 */
export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  // What is off the page already must not close the one that came after it.
  const close = () => {
    if (ref.current?.isConnected) onClose();
  };
  return { ref, onCancel: close, onClose: close };
}
