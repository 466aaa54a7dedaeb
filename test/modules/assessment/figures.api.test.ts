import { describe, expect, it } from 'vitest';
import type { NodeView } from '../../../worker/modules/assessment/scheme-input.ts';
import { commit } from '../../../worker/platform/commit.ts';
import { insertRows } from '../../../worker/platform/statement.ts';
import { commandContext } from '../../harness/context.ts';
import { newHanding } from '../duties/handing.ts';
import { newBook } from '../ledger/book.ts';
import { inventedId } from '../roster/sheets.ts';
import type { Changed } from './cycle-world.ts';

const codeOf = ({ status, body }: { status: number; body: unknown }) =>
  `${status} ${(body as { error?: { code: string } }).error?.code ?? ''}`;

describe('figures of the product’s own records', () => {
  it('are taken by month, counted when in time and verified, and open to the records', async () => {
    const book = await newBook();
    const { items } = await book.get<{ items: { id: string; name: string }[] }>(
      `/organisation/units?q=${encodeURIComponent('春晓社区')}`,
    );
    const unitId = items[0]?.id ?? '';
    const hand = await newHanding(book, await book.line('基层治理', 100_000_000));
    await hand.active({ targets: [{ unitId, monthlyVolume: '100' }] });
    const worker = { name: '甲一', identityNumber: inventedId('1990-01-01', 999), channel: 'open_recruitment', hiredOn: '2015-07-01', unitId, postType: 'staff' }; // prettier-ignore
    const { body: hired } = await book.post<{ id: string }>('/roster/workers', worker);
    const raw = book.world.env.CITY_01;
    await raw?.prepare(`UPDATE duty SET from_month = '2020-01', until_month = '2020-12'`).run();
    await raw?.prepare(`UPDATE duty_assignment SET from_day = '2020-01-01'`).run();
    const ctx = await commandContext(book.world, book.city);
    // In Shanghai the first came on the last day of grace, the second a second after it; the third was returned.
    const settled = [
      ['01', 'verified', '2020-02-10T15:59:59.000Z'], ['02', 'verified', '2020-03-10T16:00:00.000Z'],
      ['03', 'returned', '2020-04-01T02:00:00.000Z'], ['04', 'reported', '2020-05-01T02:00:00.000Z'],
    ]; // prettier-ignore
    const assignment = await raw?.prepare('SELECT id FROM duty_assignment').first<{ id: string }>();
    await commit(ctx, () => ({
      audit: { action: 'test', subject: { type: 'x', id: 'x' } },
      writes: insertRows('duty_settlement', settled.map(([month, state, reported], n) => ({ id: `dst_${n}`, assignment_id: assignment?.id ?? '', month: `2020-${month}`, state: state ?? '', reported_volume: '1', evidence: '台账', reported_at: reported ?? '', reported_by: 'x', reported_by_name: 'x' }))), // prettier-ignore
      answer: {},
    }));
    const schemes = await book.get<{ items: { id: string; code: string }[] }>('/assessment/schemes');
    const schemeId = schemes.items.find(({ code }) => code === 'representative_year')?.id;
    const cycle = (await book.post<Changed>('/assessment/cycles', { year: 2020, schemeId })).body;
    const take = () => book.post<{ figures: number; changed: number }>(`/assessment/cycles/${cycle.id}/figures`, {});
    expect(codeOf(await take())).toBe('409 cycle_not_open');
    await book.post(`/assessment/cycles/${cycle.id}/open`, { version: 1 });
    await book.post(`/assessment/cycles/${cycle.id}/enrol`, {});
    expect((await take()).body).toEqual({ figures: 1, changed: 1 });
    expect((await take()).body).toEqual({ figures: 1, changed: 0 });
    const { tree } = await book.get<{ tree: NodeView }>(`/assessment/cycles/${cycle.id}/results/${hired.id}`);
    const records = tree.children[0]?.children.find(({ code }) => code === 'records');
    expect(records?.children.find(({ code }) => code === 'duties_on_time')).toMatchObject({
      code: 'duties_on_time', figure: { done: 1, due: 12 }, value: '0.00', link: `duties/settlements?unitId=${unitId}`,
    }); // prettier-ignore
    const { items: sources } = await book.get<{ items: object[] }>('/assessment/sources');
    expect(sources).toContainEqual({ code: 'duties.reports_on_time', name: '事项月报按时完成', subject: 'unit' });
  });
});
