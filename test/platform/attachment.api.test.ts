import { beforeAll, describe, expect, it } from 'vitest';
import { cityFiles, sweepOrphans } from '../../worker/platform/attachment/index.ts';
import { sha256 } from '../../worker/platform/digest.ts';
import { runSchedule } from '../../worker/schedule.ts';
import { signUpCity, withFaults, type TestCity } from '../harness/api.ts';
import { commandContext } from '../harness/context.ts';
import { attachment, onePixelPng, votingCity, type Refusing, type Voting } from '../modules/assessment/ballot-world.ts';

interface Listed {
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly withdrawnReason: string | null;
    readonly sha256: string;
  }[];
  readonly mayWrite: boolean;
}

let here: Voting;
let stranger: TestCity;
let entry = '';
const refusal = ({ status, body }: { status: number; body: unknown }) => [status, (body as Refusing).error?.code];

beforeAll(async () => {
  here = await votingCity(2025, 2);
  stranger = await signUpCity(here.at.world, 'stranger', '990102');
  const count = { unitId: await here.unit('春晓社区'), sent: 1, kinds: [], tallies: [] };
  entry = (await here.at.post<{ id: string }>(`/assessment/cycles/${here.cycle.id}/paper-counts`, count)).body.id;
});

const attach = (bytes: Uint8Array<ArrayBuffer>, name: string, cookie?: string, key?: string) =>
  here.at.upload<{ id: string; name: string; sha256: string } & Refusing>(
    '/attachments',
    attachment(entry, bytes, name),
    cookie,
    key,
  );
const listed = (cookie?: string) =>
  here.at.get<Listed & Refusing>(`/attachments?subjectType=assessment.paper_count&subjectId=${entry}`, cookie);
const stored = async () =>
  (await here.at.world.env.FILES.list({ prefix: `${here.at.city.id}/` })).objects.map(({ key }) => key);

describe('a file', () => {
  it('is stored under city, module and id, listed, and handed out as an attachment that nothing sniffs', async () => {
    const { status, body } = await attach(onePixelPng(), '票箱 1.png');
    expect([status, body.name, body.sha256]).toEqual([201, '票箱 1.png', await sha256(onePixelPng())]);
    expect(await stored()).toContain(`${here.at.city.id}/assessment/${body.id}`);
    expect((await listed()).body).toMatchObject({
      mayWrite: true,
      items: [{ id: body.id, name: '票箱 1.png', withdrawnReason: null }],
    });
    const file = await here.at.world.fetch('GET', here.at.city.path(`/attachments/${body.id}`), {
      cookie: here.at.city.cookie,
    });
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(onePixelPng());
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="export"; filename*=UTF-8''${encodeURIComponent('票箱 1.png')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('under the same key is stored once', async () => {
    const before = (await stored()).length;
    const first = await attach(onePixelPng(), '一次.png', undefined, 'attach-one-file');
    const again = await attach(onePixelPng(), '一次.png', undefined, 'attach-one-file');
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expect((await stored()).length).toBe(before + 1);
    expect(refusal(await attach(onePixelPng(), '另一个.png', undefined, 'attach-one-file'))).toEqual([
      422,
      'idempotency_key_reused',
    ]);
  });

  it('is refused by what it is, not by what it is called', async () => {
    const page = new TextEncoder().encode('<html><script>alert(1)</script>');
    expect(refusal(await attach(page, '照片.png'))).toEqual([415, 'attachment_kind_unknown']);
    expect(refusal(await attach(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), '半张.jpg'))).toEqual([
      415,
      'attachment_kind_unknown',
    ]);
    const large = new Uint8Array(5 * 1024 * 1024 + 1);
    large.set(onePixelPng());
    expect(refusal(await attach(large, '大.png'))).toEqual([413, 'attachment_too_large']);
    const strange = await here.at.upload('/attachments', attachment('acy_none', onePixelPng(), '票.png'));
    const unknown = await here.at.upload('/attachments', attachment(entry, onePixelPng(), '票.png', 'pay.payslip'));
    const inherited = await here.at.upload('/attachments', attachment(entry, onePixelPng(), '票.png', 'x.constructor'));
    for (const answer of [strange, unknown, inherited]) expect(refusal(answer)).toEqual([404, 'not_found']);
    const prototype = await here.at.get('/attachments?subjectType=constructor&subjectId=x');
    expect(refusal(prototype)).toEqual([400, 'bad_input']);
  });

  it('is withdrawn once with a reason, stays on record, and is handed out no more', async () => {
    const { id } = (await attach(onePixelPng(), '错.png')).body;
    const path = `/attachments/${id}/withdraw`;
    expect((await here.at.post(path, { reason: '' })).status).toBe(400);
    expect((await here.at.post(path, { reason: '传错了照片' })).status).toBe(201);
    expect(refusal(await here.at.post(path, { reason: '再次撤回' }))).toEqual([409, 'attachment_withdrawn']);
    expect(refusal(await here.at.get(`/attachments/${id}`))).toEqual([409, 'attachment_withdrawn']);
    expect((await listed()).body.items.find((item) => item.id === id)).toMatchObject({ withdrawnReason: '传错了照片' });
    const write = here.at.world.env
      .CITY_01!.prepare(`UPDATE attachment SET withdrawn_reason = 'x' WHERE id = ?`)
      .bind(id);
    await expect(write.run()).rejects.toThrow(/append_only/);
  });

  it('finds no room beyond the limit, even where many come at once', async () => {
    const standing = (await listed()).body.items.filter(({ withdrawnReason }) => withdrawnReason === null).length;
    const sent = await Promise.all(
      Array.from({ length: 32 - standing }, (_, index) => attach(onePixelPng(), `${index}.png`)),
    );
    const full = sent.filter(({ status }) => status === 409);
    expect(full.map(refusal)).toEqual([
      [409, 'attachments_full'],
      [409, 'attachments_full'],
    ]);
  });
});

describe('who may', () => {
  it('is what the record says: another street finds nothing, the auditor reads', async () => {
    const street = (await here.at.acts.colleague('west@city.test', 'street_officer', await here.unit('西山街道')))
      .cookie;
    const auditor = (await here.at.acts.colleague('audit@city.test', 'auditor')).cookie;
    const [first] = (await listed()).body.items;
    expect(refusal(await listed(street))).toEqual([404, 'not_found']);
    expect(refusal(await here.at.get(`/attachments/${first?.id}`, street))).toEqual([404, 'not_found']);
    expect(refusal(await attach(onePixelPng(), '票.png', street))).toEqual([404, 'not_found']);
    expect(refusal(await here.at.post(`/attachments/${first?.id}/withdraw`, { reason: '越权撤回' }, street))).toEqual([
      404,
      'not_found',
    ]);
    expect((await listed(auditor)).body.mayWrite).toBe(false);
    expect(refusal(await attach(onePixelPng(), '票.png', auditor))).toEqual([403, 'permission_missing']);
    const reader = (
      await here.at.acts.colleague('community@city.test', 'community_officer', await here.unit('春晓社区'))
    ).cookie;
    expect(refusal(await attach(onePixelPng(), '票.png', reader))).toEqual([409, 'attachments_closed']);
  });

  it('another city reaches neither row nor bytes', async () => {
    const [first] = (await listed()).body.items;
    const answer = await here.at.world.call('GET', stranger.path(`/attachments/${first?.id}`), {
      cookie: stranger.cookie,
    });
    expect(refusal(answer)).toEqual([404, 'not_found']);
    const theirs = cityFiles(here.at.world.env, stranger.id);
    expect(await theirs.get('assessment', first?.id ?? '')).toBeNull();
    expect(await theirs.idsFrom('assessment', 'att_0')).toEqual([]);
    await expect(theirs.get('assessment', `../../${here.at.city.id}/assessment/${first?.id}`)).rejects.toThrow(
      RangeError,
    );
  });
});

describe('bytes that no row names', () => {
  it('are left by a refused commit and swept after their grace, and nothing else is', async () => {
    const kept = new Set(await stored());
    const other = await here.at.post<{ id: string }>(`/assessment/cycles/${here.cycle.id}/paper-counts`, {
      unitId: await here.unit('夏荷社区'), sent: 1, kinds: [], tallies: [],
    }); // prettier-ignore
    withFaults(here.at.world, 'CITY_01').failNextBatch();
    const lost = await here.at.upload('/attachments', attachment(other.body.id, onePixelPng(), '断.png'));
    expect(lost.status).toBe(500);
    const orphans = (await stored()).filter((key) => !kept.has(key));
    expect(orphans).toHaveLength(1);
    const ctx = await commandContext(here.at.world, here.at.city);
    const files = cityFiles(here.at.world.env, here.at.city.id);
    expect(await sweepOrphans(ctx.db, files, ['assessment'], Date.now())).toBe(0);
    expect(await sweepOrphans(ctx.db, files, ['assessment'], Date.now() + 61 * 60_000)).toBeGreaterThanOrEqual(1);
    expect((await stored()).filter((key) => orphans.includes(key))).toEqual([]);
    const { results } = await here.at.world.env.CITY_01!.prepare('SELECT id FROM attachment').all<{ id: string }>();
    expect((await stored()).map((key) => key.split('/').at(-1)).sort()).toEqual(results.map(({ id }) => id).sort());
  });

  it('are swept by the clock once an hour', async () => {
    const id = (await commandContext(here.at.world, here.at.city)).newId('att');
    await cityFiles(here.at.world.env, here.at.city.id).put(
      'assessment',
      id,
      onePixelPng(),
      await sha256(onePixelPng()),
    );
    const hour = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 3_600_000;
    await runSchedule(here.at.world.env, hour + 300_000);
    expect(await stored()).toContain(`${here.at.city.id}/assessment/${id}`);
    await runSchedule(here.at.world.env, hour + 60_000);
    expect(await stored()).not.toContain(`${here.at.city.id}/assessment/${id}`);
  });
});
