const storageKey = 'suishi.cities';

/** The cities in which somebody signed in on this browser, latest first. */
export function knownCities(): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(value) ? value.filter((slug) => typeof slug === 'string').slice(0, 5) : [];
  } catch {
    return [];
  }
}

export function rememberCity(slug: string): void {
  const others = knownCities().filter((known) => known !== slug);
  localStorage.setItem(storageKey, JSON.stringify([slug, ...others].slice(0, 5)));
}
