import type { TrackedOrder } from "@gotovo/contract";
import "../styles/form.css";
import "../styles/dialog.css";
import "../styles/owner.css";
import { CancelPanel } from "./cancel-panel.tsx";
import type { OwnerApi } from "./owner-api.ts";
import { PushSwitch } from "./push-switch.tsx";
import type { Act } from "./use-live-order.ts";
import { WritePanel } from "./write-panel.tsx";

export interface OwnerPanelsProps {
  readonly order: TrackedOrder;
  readonly skew: number;
  readonly api: OwnerApi;
  readonly act: Act;
}

/** What an order's owner can do on its page. */
export function OwnerPanels(props: OwnerPanelsProps) {
  const { dialog } = props.order;
  return (
    <>
      <PushSwitch {...props} />
      {dialog && <WritePanel {...props} dialog={dialog} />}
      <CancelPanel {...props} />
    </>
  );
}
