/**
 * Makes the product installable and lets its shell open without a network: the built product only, since the
 * development server has no `/sw.js`. A browser that has none of this, or a host without TLS, goes without.
 */
export function installWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch((error: unknown) => console.warn('service worker', error));
  });
}
