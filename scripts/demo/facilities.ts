import { addDays, weekday, type Day } from '../../worker/core/day.ts';
import type { Session } from './api.ts';
import type { CityCommunity } from './organisation.ts';

interface Made {
  readonly id: string;
}

const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:30', until: '17:00' }));
const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '08:00', until: '20:00' }));
/** Square metres in hundredths, what is offered there, and when it is open. */
const shapes = {
  centre: {
    title: '党群服务中心',
    areaHundredths: 120_000,
    services: ['meeting', 'service', 'training', 'culture'],
    opening: hours,
  },
  station: {
    title: '党群服务站',
    areaHundredths: 32_000,
    services: ['meeting', 'service', 'mediation'],
    opening: hours,
  },
  members_post: { title: '党员驿站', areaHundredths: 4_500, services: ['rest', 'service'], opening: everyDay },
} as const;

/**
 * A centre and two stations for every street but the last, which is one short, and three members' posts; addresses and
 * managers are invented (示例). The first street's centre is booked on the coming days.
 */
export async function openFacilities(admin: Session, communities: readonly CityCommunity[], today: Day): Promise<void> {
  const streets = [...new Set(communities.map(({ streetId }) => streetId))];
  const open = (kind: keyof typeof shapes, { id, name }: CityCommunity, number: number): Promise<Made> => {
    const { title, ...shape } = shapes[kind];
    return admin.post<Made>('/facilities', {
      kind,
      unitId: id,
      openedDay: addDays(today, -400),
      name: `${name.replace(/社区$/, '')}${title}`,
      address: `${name}便民路 ${number} 号`,
      managerName: '示例负责人',
      reason: '阵地建设（示例）',
      ...shape,
    });
  };
  let booked: Made | undefined;
  for (const [at, streetId] of streets.entries()) {
    const [first, second, third] = communities.filter((community) => community.streetId === streetId);
    if (!first || !second || !third) continue;
    const centre = await open('centre', first, 1);
    booked ??= centre;
    await open('station', second, 3);
    if (at < streets.length - 1) await open('station', third, 5);
    if (at < 3) await open('members_post', third, 7);
  }
  if (booked) await book(admin, booked.id, today);
}

/** The next two days on which the place is open. */
async function book(admin: Session, id: string, today: Day): Promise<void> {
  const days = [1, 2, 3, 4]
    .map((later) => addDays(today, later))
    .filter((day) => weekday(day) >= 1 && weekday(day) <= 5);
  const purposes = [
    ['居民议事会', '业主委员会', 20],
    ['社工实务培训', '街道党群服务中心', 35],
  ] as const;
  for (const [at, [purpose, organiser, people]] of purposes.entries()) {
    await admin.post(`/facilities/${id}/bookings`, {
      day: days[at],
      fromTime: '09:00',
      untilTime: '11:00',
      purpose,
      organiser,
      people,
    });
  }
}
