export { serveAuth, signInCookies } from './sign-in.ts';
export { passwordHash } from './auth.ts';
export { accessSeed } from './seed.ts';
export { signedIn } from './session.ts';
