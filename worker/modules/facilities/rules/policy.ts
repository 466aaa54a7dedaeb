export interface Named {
  readonly code: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
}

/** A city's kinds of facility, the services they may offer, and how many of a kind each street is to have; dated. */
export interface FacilityPolicy {
  readonly kinds: readonly Named[];
  readonly services: readonly Named[];
  readonly coverage: readonly { readonly kind: string; readonly atLeast: number }[];
}

export const knows = (list: readonly Named[], code: string): boolean => list.some((entry) => entry.code === code);

/** The first service that the city's list does not hold, or null. */
export const unknownService = (policy: FacilityPolicy, services: readonly string[]): string | null =>
  services.find((code) => !knows(policy.services, code)) ?? null;
