import type { Session } from './api.ts';

export interface Worker {
  readonly id: string;
  readonly name: string;
  /** Tells the demo's people apart: no two share one. */
  readonly mobile: string;
  readonly unitId: string;
  readonly postType: string;
}

/** Everybody on the roster, page by page. */
export async function workersOf(session: Session): Promise<Worker[]> {
  const workers: Worker[] = [];
  for (let page = 1; ; page += 1) {
    const found = await session.get<{ items: Worker[]; total: number }>(`/roster/workers?page=${page}&pageSize=200`);
    workers.push(...found.items);
    if (workers.length >= found.total) return workers;
  }
}
