import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yuanText } from './Money.tsx';
import { useCityQuery } from './useCityQuery.ts';

interface Voucher {
  id: string;
  memo: string;
  effectiveDay: string;
  amountFen: number;
  claimedFen: number;
}
interface VoucherSelectProps {
  /** The list of vouchers that may be linked, below the city. */
  path: string;
  value?: string;
  onChange?: (id: string) => void;
  id?: string;
}

/** Chooses a voucher of the ledger; each tells what of it may still be linked. */
export function VoucherSelect({ path, value, onChange, id }: VoucherSelectProps) {
  const { t } = useTranslation('kit');
  const [q, search] = useState('');
  const query = useCityQuery<{ items: Voucher[] }>(path, q ? { q } : {}, { keep: true });
  const options = (query.data?.items ?? []).map(({ id: voucher, effectiveDay, memo, amountFen, claimedFen }) => ({
    value: voucher,
    label: t('voucher.option', { day: effectiveDay, memo, left: yuanText(amountFen - claimedFen) }),
  }));
  return (
    <Select
      {...(id ? { id } : {})}
      value={value ?? null}
      onChange={(chosen) => chosen && onChange?.(chosen)}
      options={options}
      loading={query.isFetching}
      showSearch={{ filterOption: false, onSearch: search }}
      notFoundContent={t('voucher.none')}
    />
  );
}
