/** '0.6999' → '69.99%', digit by digit: a share at the edge must not be rounded onto it. */
export function percent(share: string): string {
  const [whole = '0', places = ''] = share.split('.');
  const digits = places.padEnd(2, '0');
  const rest = digits.slice(2);
  return `${Number(whole + digits.slice(0, 2))}${rest ? `.${rest}` : ''}%`;
}
