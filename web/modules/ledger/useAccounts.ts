import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Account, Accounts } from './types.ts';

interface Choice {
  value: string;
  label: string;
}

/** Accounts of a kind and year as choices: code, name, whose. */
export function useAccountChoices(kind: Account['kind'], year: number | undefined): readonly Choice[] {
  const list = useCityQuery<Accounts>(
    'ledger/accounts',
    { kind, year, pageSize: 200 },
    { enabled: year !== undefined },
  );
  return (list.data?.items ?? []).map(({ id, code, name, unitName }) => ({
    value: id,
    label: `${code} ${name} · ${unitName}`,
  }));
}
