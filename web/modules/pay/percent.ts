/** A rate as it is written in a notice: "0.007" is "0.7%". Moves the point, computes nothing. */
export function percent(rate: string): string {
  const [whole = '0', places = ''] = rate.split('.');
  const digits = whole + places.padEnd(2, '0').slice(0, 2);
  const rest = places.slice(2).replace(/0+$/, '');
  const shown = digits.replace(/^0+(?=\d)/, '');
  return `${shown}${rest ? `.${rest}` : ''}%`;
}
