import { hex } from './digest.ts';

/**
 * A city's own keys. Values sealed here (ID numbers, bank cards, contacts) can be read only with the city's data key,
 * which rests in the city's database wrapped by a key derived from the master secret and the city's id.
 */
export interface Keyring {
  /** AES-256-GCM; `purpose` is authenticated, so a value cannot be moved to another column. Answers `v1.<iv>.<data>`. */
  seal(purpose: string, plain: string): Promise<string>;
  /** Throws when the value was sealed for another purpose, by another city, or was changed. */
  open(purpose: string, sealed: string): Promise<string>;
  /** HMAC-SHA-256 of the normalised value: equal values meet, nothing can be read back. */
  index(purpose: string, plain: string): Promise<string>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

async function derive(secret: string, info: string): Promise<ArrayBuffer> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveBits']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: encoder.encode('suishi'), info: encoder.encode(info) };
  return crypto.subtle.deriveBits(parameters, material, 256);
}

const aesKey = (bits: BufferSource): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt', 'decrypt']);

async function encrypt(key: CryptoKey, purpose: string, plain: Uint8Array<ArrayBuffer>): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = encoder.encode(purpose);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain);
  return `v1.${toBase64(iv)}.${toBase64(new Uint8Array(data))}`;
}

async function decrypt(key: CryptoKey, purpose: string, sealed: string): Promise<ArrayBuffer> {
  const [version, iv, data] = sealed.split('.');
  if (version !== 'v1' || !iv || !data) throw new TypeError('not a sealed value');
  const parameters = { name: 'AES-GCM', iv: fromBase64(iv), additionalData: encoder.encode(purpose) };
  return crypto.subtle.decrypt(parameters, key, fromBase64(data));
}

/** A new random data key for a city, wrapped for its identity row. */
export async function newWrappedKey(masterSecret: string, cityId: string): Promise<string> {
  const wrapping = await aesKey(await derive(masterSecret, `wrap:${cityId}`));
  return encrypt(wrapping, `data-key:${cityId}`, crypto.getRandomValues(new Uint8Array(32)));
}

export async function openKeyring(masterSecret: string, cityId: string, wrappedKey: string): Promise<Keyring> {
  const wrapping = await aesKey(await derive(masterSecret, `wrap:${cityId}`));
  const dataKey = await decrypt(wrapping, `data-key:${cityId}`, wrappedKey);
  const sealing = await aesKey(dataKey);
  const indexing = await crypto.subtle.importKey('raw', dataKey, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return {
    seal: (purpose, plain) => encrypt(sealing, purpose, encoder.encode(plain)),
    open: async (purpose, sealed) => decoder.decode(await decrypt(sealing, purpose, sealed)),
    index: async (purpose, plain) =>
      hex(await crypto.subtle.sign('HMAC', indexing, encoder.encode(`${purpose}:${plain}`))),
  };
}

/** Names what a sign-up asked, which holds a password: keyed, though no city has a key of its own yet. */
export async function signUpDigest(masterSecret: string, plain: string): Promise<string> {
  const bits = await derive(masterSecret, 'sign-up');
  const key = await crypto.subtle.importKey('raw', bits, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return hex(await crypto.subtle.sign('HMAC', key, encoder.encode(plain)));
}

/** The secret that signs one city's session cookies: another city's signature never fits. */
export async function sessionSecret(masterSecret: string, cityId: string): Promise<string> {
  return hex(await derive(masterSecret, `session:${cityId}`));
}
