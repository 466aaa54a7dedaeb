import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dataPaths } from './paths.ts';

/**
 * The secret that wraps every city's key. Made once for a data folder and kept beside the data:
 * whoever loses it cannot read identity and bank numbers again.
 */
export function masterSecret(dataDir: string): string {
  const { dir, secrets } = dataPaths(dataDir);
  if (existsSync(secrets))
    return (JSON.parse(readFileSync(secrets, 'utf8')) as { MASTER_SECRET: string }).MASTER_SECRET;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const secret = randomBytes(48).toString('base64url');
  writeFileSync(secrets, `${JSON.stringify({ MASTER_SECRET: secret })}\n`, { mode: 0o600, flag: 'wx' });
  return secret;
}
