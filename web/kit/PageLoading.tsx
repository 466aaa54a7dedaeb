/** While code or data of a whole page is on its way; wordless, since catalogues may not be here yet. */
export function PageLoading() {
  return <div className="page-loading" role="progressbar" aria-label="…" />;
}
