import { sumFen } from '../../../core/fen.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { CityContext } from '../../../platform/context.ts';
import { openCard, openIdentity } from '../../roster/index.ts';
import { bankFile, type BankRow } from '../rules/files/bank-file.ts';
import type { BankProfile, RowField } from '../rules/files/bank-profile.ts';
import { fileRefusals } from '../rules/files/refusals.ts';
import {
  refuseMissing,
  refuseNegative,
  refuseRows,
  refuseSums,
  refuseUnwritable,
  type RunSums,
} from '../rules/files/totals.ts';
import { rowsOfFile } from '../store/file-choices.ts';
import { profileInForce, type ProfileRow } from '../store/file-forms.ts';
import {
  bankPartSums,
  bankRows,
  bankSums,
  negativePay,
  storedSums,
  withoutAccount,
  type BankSums,
  type FileRun,
  type Named,
  type PartSums,
  type SealedBankRow,
} from '../store/files.ts';
import { partStretch, type MadeFile } from './make-file.ts';
import { refusePart } from './whole-city.ts';

export interface BankFileAsked {
  readonly profileId: string;
  readonly part: number;
  /** Why a format that no bank has confirmed is used for real. */
  readonly exampleReason?: string | undefined;
}

/**
 * The file a bank pays by, or one of several. Who was accepted without an account is paid elsewhere; everybody else with
 * net pay above zero is in exactly one of the files, and what both come to is the run's net pay.
 */
export async function makeBankFile(
  ctx: CityContext,
  run: FileRun,
  { profileId, part, exampleReason }: BankFileAsked,
): Promise<MadeFile | Refusal> {
  const [profiles, sums, paid, negative, missing] = await ctx.db.reads<[ProfileRow, RunSums, BankSums, Named, Named]>([
    profileInForce(profileId, ctx.today),
    storedSums(run.id),
    bankSums(run.id),
    negativePay(run.id),
    withoutAccount(run.id),
  ]);
  const [row, whole] = [profiles[0], paid[0]];
  if (!row) return fileRefusals.refuse('bank_profile_unknown');
  if (row.trust === 'example' && exampleReason === undefined) {
    return fileRefusals.refuse('bank_profile_example', { profile: row.name });
  }
  const refused =
    (sums[0] && refuseSums(run, sums[0])) ?? refuseNegative(negative) ?? refuseMissing('account', missing);
  if (refused) return refused;
  if (!whole || whole.count === 0) return fileRefusals.refuse('file_empty');
  const apart = sumFen([whole.totalFen, whole.elsewhereFen]);
  if (apart !== run.netFen) {
    return fileRefusals.refuse('file_totals_differ', { what: 'netFen', expected: run.netFen, found: apart });
  }
  const profile = JSON.parse(row.definition) as BankProfile;
  const barred = hasColumn(profile, 'identity') ? refusePart(ctx, 'roster.identity.read') : null;
  if (barred) return barred;
  const place = partStretch(whole.count, rowsOfFile(profile), part);
  if (isRefusal(place)) return place;
  const [expected, sealed] = await ctx.db.reads<[PartSums, SealedBankRow]>([
    bankPartSums(run.id, place),
    bankRows(run.id, place),
  ]);
  const rows = await Promise.all(sealed.map((each) => opened(ctx, profile, each)));
  const file = bankFile(profile, {
    profileName: row.name,
    month: run.month,
    day: ctx.today,
    part,
    firstSequence: place.offset + 1,
    rows,
  });
  if (!('bytes' in file)) return refuseUnwritable(file, profile.encoding) ?? fileRefusals.refuse('file_empty');
  const checked = rows.map(({ workerId, name, netFen }) => ({ workerId, name, amountFen: netFen }));
  return (
    refuseRows(checked, expected[0] ?? { count: 0, totalFen: sumFen([]) }, file.totalFen) ?? {
      name: file.name,
      type: 'application/octet-stream',
      body: file.bytes,
      rowCount: file.count,
      totalFen: file.totalFen,
      parts: place.parts,
    }
  );
}

const hasColumn = ({ columns }: BankProfile, wanted: RowField): boolean =>
  columns.some(({ field }) => field === wanted);

/** Numbers are opened only where the file has a column for them. */
async function opened(ctx: CityContext, profile: BankProfile, row: SealedBankRow): Promise<BankRow> {
  const { cardSealed, identitySealed, ...rest } = row;
  const [account, identity] = await Promise.all([
    cardSealed !== null && hasColumn(profile, 'account') ? openCard(ctx.keyring, cardSealed) : '',
    hasColumn(profile, 'identity') ? openIdentity(ctx.keyring, identitySealed) : null,
  ]);
  return { ...rest, account, identity };
}
