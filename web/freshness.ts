const marker = 'suishi.reloaded';
const patienceMs = 60_000;

/**
 * After a deployment an open page may ask for a chunk that is gone: it loads itself anew, once. A second failure within
 * a minute is shown, since reloading does not help it.
 */
export function reloadWhenOutdated(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(marker) ?? 0);
    if (Date.now() - last < patienceMs) return;
    sessionStorage.setItem(marker, String(Date.now()));
    event.preventDefault();
    window.location.reload();
  });
}
