export { passwordHash } from './auth.ts';
export { accessConstraints } from './constraints.ts';
export { accessFollower } from './follower.ts';
export { accountsInUse, holdersOf, type Holder } from './holders.ts';
export { accessSeed } from './seed.ts';
export { signedIn } from './session.ts';
export { serveAuth, signInCookies } from './sign-in.ts';
