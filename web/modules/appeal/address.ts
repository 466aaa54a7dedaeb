export const masks = ['surname', 'ends', 'full'] as const;

/** The token stands behind the `#`: in no log of a server on the way. */
export const publicAddress = (city: string, token: string): string => `${location.origin}/${city}/publicity#${token}`;
