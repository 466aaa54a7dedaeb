import { fen } from '../../../core/fen.ts';
import type { CityContext } from '../../../platform/context.ts';
import type { Statement } from '../../../platform/statement.ts';
import type { AccountFacts } from '../rules/chart.ts';
import { carriesOn } from '../rules/source-family.ts';
import type { TransferDraft } from '../rules/transfer.ts';
import * as rules from '../rules/year-end.ts';
import { planAccounts } from '../store/chart.ts';
import * as store from '../store/years.ts';

export interface Moving {
  readonly account: AccountFacts;
  readonly transfers: readonly TransferDraft[];
}

interface NextBook {
  readonly accounts: readonly AccountFacts[];
  readonly openings: readonly Moving[];
  readonly writes: readonly Statement[];
  accountOf(id: string): string;
}

const identity = ({ kind, unitId, functionCode, economicCode, subjectId, name }: store.YearAccount): string =>
  kind === 'unit'
    ? `unit ${unitId}`
    : kind === 'duty'
      ? `duty ${subjectId}`
      : `line ${unitId} ${functionCode} ${economicCode} ${name}`;

/** The accounts of the next book that take what is carried: those that are there, and new ones like those of before. */
export function nextBook(
  ctx: CityContext,
  closing: store.ClosingRow,
  all: readonly store.YearAccount[],
  ends: readonly rules.Ending[],
): NextBook {
  const year = closing.fiscalYear;
  const [before, after] = [
    all.filter((each) => each.fiscalYear === year),
    all.filter((each) => each.fiscalYear !== year),
  ];
  const places = new Map<string, string>();
  const fresh: store.YearAccount[] = [];
  const carriedSources = new Set(ends.flatMap(({ carried }) => carried.map(({ layer }) => layer.sourceId)));
  const carrying = new Set(ends.filter(({ carriedFen }) => carriedFen > 0).map(({ account }) => account.id));
  for (const account of before) {
    const isSource = account.kind === 'source';
    if (!(isSource ? carriedSources : carrying).has(account.id)) continue;
    const standing = after.find((each) =>
      isSource
        ? each.kind === 'source' && carriesOn(account, each)
        : each.kind === account.kind && identity(each) === identity(account),
    );
    const id = standing?.id ?? ctx.newId('acc');
    places.set(account.id, id);
    if (!standing) fresh.push(openedAgain(account, id));
  }
  const writes = [
    ...planAccounts(
      ctx,
      fresh.map(({ id, kind, fiscalYear, name, unitId, functionCode, economicCode, subjectId, documentNumber }) => ({
        id,
        kind,
        fiscalYear,
        name,
        unitId,
        functionCode: functionCode ?? null,
        economicCode: economicCode ?? null,
        subjectId,
        documentNumber,
      })),
    ),
    ...fresh
      .filter(({ kind }) => kind === 'source')
      .map((source) =>
        store.planSource(ctx, {
          accountId: source.id,
          receivedDay: source.receivedDay ?? rules.firstOfYear(year),
          documentNumber: source.documentNumber ?? closing.documentNumber,
          purposes: source.purposes ?? null,
          carriesId: source.carriesId,
        }),
      ),
  ];
  const openings = ends
    .filter(({ account }) => carrying.has(account.id))
    .map((ending) => ({
      account: ending.account,
      transfers: rules.openingTransfers(ending, places.get(ending.account.id) ?? '', places),
    }));
  return { accounts: [...after, ...fresh], openings, writes, accountOf: (id) => places.get(id) ?? id };
}

const openedAgain = (account: store.YearAccount, id: string): store.YearAccount => ({
  ...account,
  id,
  fiscalYear: account.fiscalYear + 1,
  state: 'open',
  floorFen: account.kind === 'source' ? null : fen(0),
  budgetFen: fen(0),
  balanceFen: fen(0),
  heldFen: fen(0),
  version: 1,
  layers: null,
  carriesId: account.kind === 'source' ? account.id : null,
});
