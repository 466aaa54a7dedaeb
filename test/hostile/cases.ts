/**
 * Bodies and path values for routes whose schema cannot be guessed from the contract alone (refinements, unions). Every
 * other route is tried with a body made from its own schema.
 */
export const bodies: Readonly<Record<string, unknown>> = {};

/** Routes that any signed-in person may use: nothing in them belongs to anybody else. */
export const signedInRoutes: readonly string[] = ['GET /api/cities/{city}/session'];

/** Lists that are bounded by their nature and have no pages. */
export const boundedLists: readonly string[] = [];
