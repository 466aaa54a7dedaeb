import { signIn, type Session } from './api.ts';
import { unitsOf, type CityCommunity } from './organisation.ts';

/** How to sign in to the demo city in one role. */
export interface DemoAccount {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** One password for everyone: the demo city holds nobody's data and listens on the loopback address. */
export const demoPassword = 'Suishi-2019';

export const administrator = { name: '演示管理员', email: 'admin@yanji.example', password: demoPassword } as const;

interface Person {
  readonly role: string;
  readonly title: string;
  readonly name: string;
  readonly mailbox: string;
  /** Where the role holds: the whole city, a department, a street, a community. */
  readonly place: 'city' | 'department' | 'street' | 'community';
  /** Of a department other than the one that drafts; by its name the demo calls its officer. */
  readonly department?: string;
  /** Is also one of the workers. */
  readonly worker?: true;
}

const people: readonly Person[] = [
  { role: 'city_leader', title: '分管领导 city leader', name: '梁思远', mailbox: 'leader', place: 'city' },
  { role: 'hr_officer', title: '人事专员 HR officer', name: '蒋明慧', mailbox: 'hr', place: 'city' },
  { role: 'finance_officer', title: '财务专员 finance officer', name: '罗承业', mailbox: 'finance', place: 'city' },
  { role: 'security_administrator', title: '安全管理员 security', name: '石敬安', mailbox: 'security', place: 'city' },
  { role: 'auditor', title: '审计员 auditor', name: '戴书正', mailbox: 'auditor', place: 'city' },
  {
    role: 'department_officer',
    title: '部门经办人 department officer',
    name: '叶知秋',
    mailbox: 'minzheng',
    place: 'department',
  },
  {
    role: 'department_officer',
    title: '部门经办人（组织部） department officer',
    name: '沈文博',
    mailbox: 'zuzhi',
    place: 'department',
    department: '组织部',
  },
  {
    role: 'department_officer',
    title: '部门经办人（财政局） department officer',
    name: '郑雨桐',
    mailbox: 'caizheng',
    place: 'department',
    department: '财政局',
  },
  {
    role: 'street_officer',
    title: '街道经办人 street officer',
    name: '金哲浩',
    mailbox: 'jinxue',
    place: 'street',
  },
  {
    role: 'community_officer',
    title: '社区经办人 community officer',
    name: '朴美兰',
    mailbox: 'community',
    place: 'community',
  },
  { role: 'grid_worker', title: '网格员 grid worker', name: '', mailbox: 'grid', place: 'community', worker: true },
  { role: 'worker', title: '社工 worker', name: '', mailbox: 'worker', place: 'community', worker: true },
];

export interface Colleagues {
  readonly accounts: readonly DemoAccount[];
  /** Signed-in sessions by role; of further departments by their name. */
  readonly sessions: ReadonlyMap<string, Session>;
}

export interface Places {
  readonly baseUrl: string;
  readonly city: string;
  readonly community: CityCommunity;
  /** Workers of that community who get an account of their own. */
  readonly workers: readonly { readonly id: string; readonly name: string }[];
}

/** A department by its name; the one that drafts where none is given. */
export async function departmentOf(session: Session, name = '民政局'): Promise<string> {
  const department = (await unitsOf(session, 'department')).find((unit) => unit.name === name);
  if (!department) throw new Error(`the city has no department ${name}`);
  return department.id;
}

async function unitIds(session: Session, { community }: Places): Promise<Record<Person['place'], string>> {
  const { city } = await session.get<{ city: { rootUnitId: string } }>('/session');
  return {
    city: city.rootUnitId,
    department: await departmentOf(session),
    street: community.streetId,
    community: community.id,
  };
}

/** Invites one colleague for every role; each signs in and replaces the one-time password. */
export async function inviteColleagues(session: Session, places: Places): Promise<Colleagues> {
  const units = await unitIds(session, places);
  const waiting = [...places.workers];
  const accounts: DemoAccount[] = [{ role: '城市管理员 administrator', ...administrator }];
  const sessions = new Map<string, Session>();
  for (const [desk, person] of people.entries()) {
    const worker = person.worker ? waiting.shift() : undefined;
    const name = worker?.name ?? person.name;
    const email = `${person.mailbox}@${places.city}.example`;
    const invited = await session.post<{ oneTimePassword: string }>('/access/users', {
      name,
      email,
      role: person.role,
      unitId: person.department ? await departmentOf(session, person.department) : units[person.place],
      ...(worker ? { workerId: worker.id } : {}),
    });
    const first = { email, password: invited.oneTimePassword };
    // 192.0.2.0/24 is kept for documentation (RFC 5737).
    const own = await signIn(places.baseUrl, places.city, first, `192.0.2.${desk + 1}`);
    await own.post('/access/password', { currentPassword: invited.oneTimePassword, newPassword: demoPassword });
    sessions.set(person.department ?? person.role, own);
    accounts.push({ role: person.title, name, email, password: demoPassword });
  }
  return { accounts, sessions };
}
