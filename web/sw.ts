/**
 * The service worker: it keeps the shell of the product on the device, so that a grid worker's phone opens it without
 * a network. Nothing of a city is ever kept here: `/api` and `/docs` go past it.
 *
 * A build writes the shell's files and a version that follows from them. A new version fills a cache of its own and
 * takes over once no page of the old one is open; pages load from the network first, so that nobody waits for that
 * to see what is new. Files under `/assets` are named by their content and therefore never stale.
 */
export {};

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const version = '__VERSION__';
/** The build puts the list in the place of this word. */
const shell = '__SHELL__' as unknown as readonly string[];
const cacheName = `suishi-${version}`;
const page = '/';

const scope = globalThis as unknown as {
  readonly location: Location;
  addEventListener(type: string, listen: (event: Fetching) => void): void;
};

async function keep(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([page, '/favicon.svg', ...shell].map((path) => new Request(path, { cache: 'reload' })));
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('suishi-') && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The newest page where there is a network, else the shell that is kept: every address opens the same one. */
async function openPage(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(cacheName)).match(page);
    if (kept) return kept;
    throw error;
  }
}

/** Kept, or fetched and kept; an answer that is no asset (a page in its place) is passed on and not kept. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  const isPage = (answer.headers.get('Content-Type') ?? '').startsWith('text/html');
  if (answer.ok && !isPage) await cache.put(request, answer.clone());
  return answer;
}

scope.addEventListener('install', (event) => event.waitUntil(keep()));
scope.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (url.pathname === '/api' || url.pathname.startsWith('/api/') || url.pathname.startsWith('/docs')) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else if (url.pathname.startsWith('/assets/') || url.pathname === '/favicon.svg') event.respondWith(asset(request));
});
