import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Account, Accounts } from './types.ts';

interface Choice {
  value: string;
  label: string;
}

const pageSize = 200;

/** Accounts of a kind and year as choices: code, name, whose. Where they fill more than a page, the search is asked for. */
export function useAccountChoices(kind: Account['kind'], year: number | undefined, search: string): readonly Choice[] {
  const list = useCityQuery<Accounts>('ledger/accounts', { kind, year, pageSize }, { enabled: year !== undefined });
  const more = (list.data?.total ?? 0) > pageSize && search !== '';
  const found = useCityQuery<Accounts>('ledger/accounts', { kind, year, pageSize, q: search }, { enabled: more });
  const accounts = [...(found.data?.items ?? []), ...(list.data?.items ?? [])];
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return [...byId.values()].map(({ id, code, name, unitName }) => ({
    value: id,
    label: `${code} ${name} · ${unitName}`,
  }));
}
