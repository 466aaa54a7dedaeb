import type { R2Bucket } from '@cloudflare/workers-types';

/** Where the bytes of attached files lie, seen from one city: what is stored for another cannot be named from here. */
export interface CityFiles {
  put(module: string, id: string, bytes: Uint8Array<ArrayBuffer>, sha256: string): Promise<void>;
  get(module: string, id: string): Promise<Uint8Array | null>;
  /** Ids of a module's files from an id on, in order of time; at most one page of them. */
  idsFrom(module: string, from: string): Promise<readonly string[]>;
  remove(module: string, ids: readonly string[]): Promise<void>;
}

const segment = /^[A-Za-z0-9_]+$/;

/** The one reader of the bucket. Keys are `city/module/id`, of ids made by the house. */
export function cityFiles({ FILES: bucket }: { readonly FILES: R2Bucket }, cityId: string): CityFiles {
  const keyOf = (...parts: readonly string[]): string => {
    for (const part of [cityId, ...parts]) if (!segment.test(part)) throw new RangeError(`not part of a key: ${part}`);
    return [cityId, ...parts].join('/');
  };
  return {
    put: async (module, id, bytes, sha256) => {
      await bucket.put(keyOf(module, id), bytes, { sha256 });
    },
    get: async (module, id) => {
      const object = await bucket.get(keyOf(module, id));
      return object && new Uint8Array(await object.arrayBuffer());
    },
    idsFrom: async (module, from) => {
      const prefix = `${keyOf(module)}/`;
      const { objects } = await bucket.list({ prefix, startAfter: `${prefix}${from}` });
      return objects.map(({ key }) => key.slice(prefix.length));
    },
    remove: (module, ids) => bucket.delete(ids.map((id) => keyOf(module, id))),
  };
}
