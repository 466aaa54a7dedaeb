import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { api, ApiError, cityPath } from '../../client.ts';
import { useSession } from '../../kit/session.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { dropVisit, keepVisit, keptVisits, type QueuedPhoto, type QueuedVisit } from './store.ts';

let known: readonly QueuedVisit[] = [];
const listeners = new Set<() => void>();
let sending: Promise<number> | null = null;

async function refresh(): Promise<void> {
  known = await keptVisits();
  for (const tell of listeners) tell();
}

/** What waits on this device for a city, whoever recorded it; for a page that knows no session. */
export async function unsentIn(city: string): Promise<readonly QueuedVisit[]> {
  await refresh();
  return known.filter((visit) => visit.city === city);
}

export async function enqueue(visit: QueuedVisit): Promise<void> {
  // Without this a browser short of room may drop what waits.
  if (visit.photos.length > 0) await navigator.storage?.persist?.();
  await keepVisit(visit);
  await refresh();
}

export async function discard(key: string): Promise<void> {
  await dropVisit(key);
  await refresh();
}

const kept = (key: string): QueuedVisit | undefined => known.find((visit) => visit.key === key);

async function sendPhoto({ city, visitId }: QueuedVisit, { key, name, blob }: QueuedPhoto): Promise<void> {
  const form = new FormData();
  form.set('subjectType', 'visits.visit');
  form.set('subjectId', visitId ?? '');
  form.set('file', blob, name);
  await api.post(cityPath(city, 'attachments'), form, key);
}

/**
 * Sends one visit under its own key, then each photograph under its own; what has arrived is taken off the device at
 * once. A lost answer leaves the rest waiting, a refusal is kept for the person.
 */
async function sendOne(waiting: QueuedVisit): Promise<'sent' | 'later' | 'refused'> {
  let visit = waiting;
  const nowKeep = async (change: Partial<QueuedVisit>) => {
    visit = { ...visit, ...change };
    await keepVisit(visit);
  };
  try {
    if (visit.visitId === null) {
      const path = cityPath(visit.city, `visits/households/${visit.householdId}/visits`);
      const { visitId } = await api.post<{ visitId: string }>(path, visit.body, visit.key);
      await nowKeep({ visitId });
    }
    for (const photo of waiting.photos) {
      await sendPhoto(visit, photo);
      await nowKeep({ photos: visit.photos.filter(({ key }) => key !== photo.key) });
    }
    await dropVisit(visit.key);
    return 'sent';
  } catch (error) {
    if (!(error instanceof ApiError) || error.outcomeUnknown || error.status === 401 || error.status === 429)
      return 'later';
    await nowKeep({ refused: { status: error.status, message: error.message } });
    return 'refused';
  }
}

/** Two pages at once would send the same visit twice; its key would catch it, but nobody should wait for that. */
const alone = <T>(work: () => Promise<T>): Promise<T> =>
  // Only a page that is served securely has locks.
  'locks' in navigator ? navigator.locks.request('suishi-visits', work) : work();

/** Answers how many the server took whole; the first that finds no network ends the round. */
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
    sending ??= alone(() => sendAll(city, userId)).finally(() => {
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
  return { items: all.filter((visit) => visit.city === city && visit.userId === userId), send, userId, kept };
}
