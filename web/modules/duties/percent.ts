/** `"0.2667"` → `26.67%`: moves the point of the decimal text, without a float. */
export function percentText(rate: string | null): string {
  if (rate === null) return '—';
  const [whole = '0', places = ''] = rate.split('.');
  const digits = `${whole}${places.padEnd(4, '0').slice(0, 4)}`.replace(/^0+(?=\d{3})/, '');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}%`;
}
