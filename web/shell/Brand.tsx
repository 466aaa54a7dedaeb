/** The seal and the name; decorative beside a heading, so the seal is hidden from screen readers. */
export function Brand() {
  return (
    <span className="brand">
      <span className="seal" aria-hidden>
        随
      </span>
      <span className="brand-name">随事</span>
    </span>
  );
}
