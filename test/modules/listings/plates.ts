import { attachment, onePixelPng } from '../assessment/ballot-world.ts';
import { newNetwork, type Network } from '../cases/network.ts';

export interface Plate {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly round: number;
  readonly light: string;
  readonly firstDueDay: string;
  readonly dueDay: string;
  readonly yellowDay: string;
  readonly checkDay: string | null;
  readonly extensions: number;
  readonly sourceNumber: string | null;
  readonly ownerUnitId: string;
  readonly unitId: string;
  readonly handles: boolean;
  readonly checks: boolean;
  readonly residentWord: string | null;
  readonly events: string[];
  readonly steps: { event: string; byName: string; text: string | null; late: boolean }[];
  readonly notices: { kind: string; seq: number; raisedToName: string | null }[];
}

export interface Plates extends Network {
  plate(id: string, cookie?: string): Promise<Plate>;
  listing(change?: object): object;
  listed(change?: object, cookie?: string): Promise<string>;
  photo(subjectType: string, subjectId: string, cookie: string): Promise<number>;
  owner(id: string, step: object, cookie?: string): Promise<string>;
  check(id: string, step: object, cookie?: string): Promise<string>;
  /** Takes a plate down: photograph and report of the department, the community's check. */
  delist(id: string): Promise<void>;
}

export async function newPlates(today: string): Promise<Plates> {
  const at = await newNetwork(today);
  const plate: Plates['plate'] = (id, cookie) => at.get<Plate>(`/listings/${id}`, cookie);
  const listing: Plates['listing'] = (change = {}) => ({
    kind: 'safety',
    level: 'major',
    title: '3 号楼外墙脱落',
    content: '居民张某反映，外墙瓷砖脱落。',
    unitId: at.gridId,
    ownerUnitId: at.departmentId,
    ownerName: '李四光',
    ...change,
  });
  const photo: Plates['photo'] = async (subjectType, subjectId, cookie) => {
    const form = attachment(subjectId, onePixelPng(), '整改后.png', subjectType);
    return (await at.world.call('POST', at.city.path('/attachments'), { form, cookie })).status;
  };
  const step = async (id: string, side: string, body: object, cookie: string) => {
    const { version } = await plate(id);
    return at.code(`/listings/${id}/${side}-step`, { version, ...body }, cookie);
  };
  const owner: Plates['owner'] = (id, body, cookie = at.hand.officer) => step(id, 'owner', body, cookie);
  const check: Plates['check'] = (id, body, cookie = at.community) => step(id, 'check', body, cookie);
  return {
    ...at,
    plate,
    listing,
    listed: async (change, cookie = at.community) => (await at.must('/listings', listing(change), cookie)).id,
    photo,
    owner,
    check,
    delist: async (id) => {
      await photo('listings.done', id, at.hand.officer);
      const done = [
        await owner(id, { event: 'report', text: '已修复' }),
        await check(id, { event: 'delist', residentWord: '修好了' }),
      ];
      if (done.some((told) => told !== '200 ')) throw new Error(done.join());
    },
  };
}
