/** The digits that people compare on two screens. */
export function Fingerprint({ digits, label }: { digits: string; label: string }) {
  return (
    <p class="fingerprint" role="img" aria-label={`${label}: ${digits}`}>
      {digits.split(" ").map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </p>
  );
}
