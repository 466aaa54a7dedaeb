import { lastDay, monthOfDay, type Day } from '../../../../core/day.ts';
import { fen } from '../../../../core/fen.ts';
import { bankFile, type BankProblem, type BankRow } from './bank-file.ts';
import type { BankProfile } from './bank-profile.ts';

/** Nobody's names, accounts of zeros: enough to see where every field comes to stand. */
const invented: readonly BankRow[] = [
  ['示例甲', '0000000000000000001', 512_345],
  ['示例乙', '0000000000000000002', 468_000],
  ['欧阳示例丙', '0000000000000000003', 1],
].map(([name, account, netFen]) => ({
  workerId: String(account),
  name: String(name),
  account: String(account),
  bankName: '示例银行示例支行',
  identity: '000000000000000000',
  unitName: '示例社区',
  streetName: '示例街道',
  netFen: fen(Number(netFen)),
}));

export interface ProfileSample {
  readonly name: string;
  readonly lines: readonly string[];
  readonly problems: readonly BankProblem[];
}

/** What a format writes for three invented people, as a text editor would show it. */
export function sampleOf(profile: BankProfile, profileName: string, today: Day): ProfileSample {
  const month = monthOfDay(today);
  const file = bankFile(profile, {
    profileName,
    month,
    day: lastDay(month),
    part: 1,
    firstSequence: 1,
    rows: invented,
  });
  if (!('bytes' in file)) return { name: '', lines: [], problems: file };
  const text = new TextDecoder(profile.encoding === 'utf-8' ? 'utf-8' : 'gb18030').decode(file.bytes);
  return { name: file.name, lines: text.split(/\r?\n/).slice(0, -1), problems: [] };
}
