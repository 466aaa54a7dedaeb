import { dayOfInstant, monthOfDay, type Month } from '../../worker/core/day.ts';
import { demoPassword, inviteColleagues } from '../../scripts/demo/accounts.ts';
import { signUp, type Session } from '../../scripts/demo/api.ts';
import { appropriate } from '../../scripts/demo/budget.ts';
import { communitiesOf, type CityCommunity } from '../../scripts/demo/organisation.ts';
import { inventedCard, inventedId } from '../modules/roster/sheets.ts';

/** A small city of its own: what one month's walk changes is nobody else's. */
export interface PayTown {
  readonly slug: string;
  readonly month: Month;
  readonly communities: readonly CityCommunity[];
  readonly mail: (mailbox: string) => string;
}

const names = ['安一宁', '白二川', '车三元', '邓四海', '方五岳', '高六合', '何七星', '金八方'] as const;

async function enterWorkers(officer: Session, communities: readonly CityCommunity[]) {
  const entered: { id: string; name: string }[] = [];
  for (const [index, name] of names.entries()) {
    const { id } = await officer.post<{ id: string }>('/roster/workers', {
      name,
      identityNumber: inventedId(`19${80 + index}-03-0${index + 1}`, 998),
      channel: 'open_recruitment',
      unitId: communities[index < 5 ? 0 : 1]?.id,
      postType: index === 0 || index === 5 ? 'head' : 'staff',
      education: 'bachelor',
      degree: 'bachelor',
      qualification: 'none',
      hiredOn: '2021-03-01',
      // The last has no account: a warning of the month, to be accepted with a reason.
      ...(index === names.length - 1 ? {} : { bankName: '示例银行', bankCard: inventedCard(400 + index) }),
    });
    entered.push({ id, name });
  }
  return entered;
}

/** Founds the city over the product's own API; everyone's password is that of the demo. */
export async function foundPayTown(baseUrl: string, slug: string): Promise<PayTown> {
  const administrator = { name: '管理员', email: `admin@${slug}.example`, password: demoPassword };
  const admin = await signUp(baseUrl, { slug, name: '珲春市', divisionCode: '222404', administrator });
  const communities = await communitiesOf(admin);
  const [community] = communities;
  if (!community) throw new Error('the city has no community');
  const workers = await enterWorkers(admin, communities);
  const { sessions } = await inviteColleagues(admin, { baseUrl, city: slug, community, workers });
  const as = (role: string): Session => {
    const session = sessions.get(role);
    if (!session) throw new Error(`nobody is ${role}`);
    return session;
  };
  const today = dayOfInstant(Date.now());
  const month = monthOfDay(today);
  await appropriate(as('finance_officer'), today);
  return { slug, month, communities, mail: (mailbox) => `${mailbox}@${slug}.example` };
}
