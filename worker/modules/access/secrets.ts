/** Letters and digits that nobody mistakes for another when they are read out. */
const classes: Readonly<Record<string, string>> = {
  U: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
  l: 'abcdefghijkmnpqrstuvwxyz',
  d: '23456789',
};
const pattern = 'Ulld-lldU-dlUl-lUdl';

/** A first password of four groups, over 60 bits, that satisfies the rule for passwords by its pattern. */
export function oneTimePassword(): string {
  return Array.from(pattern, (mark) => pick(classes[mark] ?? mark)).join('');
}

/** One character; 32 random bits make the bias of the remainder immeasurable. */
function pick(characters: string): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return characters.charAt(number % characters.length);
}

/** The bearer secret of a machine: 256 random bits. */
export function keySecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const text = btoa(String.fromCharCode(...bytes));
  return `suk_${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}
