/** A photograph as it waits: made small when it was taken, sent under a key of its own. */
export interface QueuedPhoto {
  readonly key: string;
  readonly name: string;
  readonly blob: Blob;
}

/** A visit as it waits on this device: what is to be sent, the key under which it may be sent again, and by whom. */
export interface QueuedVisit {
  readonly key: string;
  readonly city: string;
  readonly userId: string;
  readonly householdId: string;
  /** Names the household to the person; its people are not kept here. */
  readonly number: string;
  readonly body: { readonly version: number; readonly day: string } & Readonly<Record<string, unknown>>;
  /** Those that have not arrived. */
  readonly photos: readonly QueuedPhoto[];
  /** Set once the server has the visit: what is left are photographs. */
  readonly visitId: string | null;
  /** Set once the server refused it: it waits for the person to decide. */
  readonly refused: { readonly status: number; readonly message: string } | null;
  readonly queuedAt: string;
}

const storeName = 'visits';

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('suishi-visits', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no storage'));
  });
}

async function withStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await database();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = db.transaction(storeName, mode);
      const request = work(transaction.objectStore(storeName));
      const failed = () => reject(transaction.error ?? new Error('no storage'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = failed;
      // A full disk aborts without an error of any one request.
      transaction.onabort = failed;
    });
  } finally {
    db.close();
  }
}

/** All that waits, the oldest first. */
export async function keptVisits(): Promise<readonly QueuedVisit[]> {
  const all = (await withStore('readonly', (store) => store.getAll())) as QueuedVisit[];
  // What was kept before photographs could wait has none.
  return all
    .map((visit) => ({ ...visit, photos: visit.photos ?? [], visitId: visit.visitId ?? null }))
    .toSorted((a, b) => a.queuedAt.localeCompare(b.queuedAt));
}

/** Writes one as it stands; rejects with `QuotaExceededError` where the device has no room. */
export const keepVisit = (visit: QueuedVisit) => withStore('readwrite', (store) => store.put(visit));

export const dropVisit = (key: string) => withStore('readwrite', (store) => store.delete(key));
