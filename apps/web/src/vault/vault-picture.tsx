/** A lock, open or not. */
export function VaultPicture({ open }: { open: boolean }) {
  return (
    <svg class="vault-picture" viewBox="0 0 64 64" aria-hidden="true">
      <path d={open ? "M20 30V20a12 12 0 0 1 23-4" : "M20 30V20a12 12 0 0 1 24 0v10"} />
      <rect x="12" y="30" width="40" height="26" rx="8" />
      <path class="vault-keyhole" d="M32 40v6" />
    </svg>
  );
}
