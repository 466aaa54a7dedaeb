import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { api, ApiError, cityPath } from '../../client.ts';
import { useSession } from '../../kit/session.tsx';
import { useCitySlug } from '../../kit/useCity.ts';

/** A visit as it waits on this device: what is to be sent, the key under which it may be sent again, and by whom. */
export interface QueuedVisit {
  readonly key: string;
  readonly city: string;
  readonly userId: string;
  readonly householdId: string;
  /** Names the household to the person; its people are not kept here. */
  readonly number: string;
  readonly body: { readonly version: number; readonly day: string } & Readonly<Record<string, unknown>>;
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
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error ?? new Error('no storage'));
    });
  } finally {
    db.close();
  }
}

let known: readonly QueuedVisit[] = [];
const listeners = new Set<() => void>();
let sending: Promise<number> | null = null;

async function refresh(): Promise<void> {
  const all = (await withStore('readonly', (store) => store.getAll())) as QueuedVisit[];
  known = all.toSorted((a, b) => a.queuedAt.localeCompare(b.queuedAt));
  for (const tell of listeners) tell();
}

/** What waits on this device for a city, whoever recorded it; for a page that knows no session. */
export async function unsentIn(city: string): Promise<readonly QueuedVisit[]> {
  await refresh();
  return known.filter((visit) => visit.city === city);
}

const put = (visit: QueuedVisit) => withStore('readwrite', (store) => store.put(visit));

export async function enqueue(visit: QueuedVisit): Promise<void> {
  await put(visit);
  await refresh();
}

export async function discard(key: string): Promise<void> {
  await withStore('readwrite', (store) => store.delete(key));
  await refresh();
}

/** Sends one visit under its own key; a lost answer leaves it waiting, a refusal is kept for the person. */
async function sendOne(visit: QueuedVisit): Promise<'sent' | 'later' | 'refused'> {
  try {
    await api.post(cityPath(visit.city, `visits/households/${visit.householdId}/visits`), visit.body, visit.key);
    await withStore('readwrite', (store) => store.delete(visit.key));
    return 'sent';
  } catch (error) {
    if (!(error instanceof ApiError) || error.outcomeUnknown || error.status === 401 || error.status === 429)
      return 'later';
    await put({ ...visit, refused: { status: error.status, message: error.message } });
    return 'refused';
  }
}

/** Answers how many the server took; the first that finds no network ends the round. */
async function sendAll(city: string, userId: string): Promise<number> {
  await refresh();
  let sent = 0;
  for (const visit of known.filter((one) => one.city === city && one.userId === userId && one.refused === null)) {
    const outcome = await sendOne(visit);
    if (outcome === 'later') break;
    if (outcome === 'sent') sent += 1;
  }
  await refresh();
  return sent;
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

/** What this person has not sent yet from this device; tried again when the network comes back. */
export function useQueue() {
  const city = useCitySlug();
  const userId = useSession().user.id;
  const queries = useQueryClient();
  const all = useSyncExternalStore(subscribe, () => known);
  const send = useCallback(async () => {
    // Two rounds at once would send the same visit twice; the key would catch it, but nobody should wait for that.
    sending ??= sendAll(city, userId).finally(() => {
      sending = null;
    });
    if ((await sending) > 0) await queries.invalidateQueries();
  }, [city, userId, queries]);
  useEffect(() => {
    const again = () => void send();
    window.addEventListener('online', again);
    void refresh();
    return () => window.removeEventListener('online', again);
  }, [send]);
  return { items: all.filter((visit) => visit.city === city && visit.userId === userId), send, userId };
}
