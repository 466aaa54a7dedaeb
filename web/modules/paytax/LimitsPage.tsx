import { Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { yuanText } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import '../pay/pay.css';
import { PayNav } from '../pay/PayNav.tsx';
import { TrustTag } from '../pay/TrustTag.tsx';
import { LimitForm, type amounts } from './LimitForm.tsx';
import type { DeductionPolicy, Limit } from './types.ts';

function useWords() {
  const { t } = useTranslation(['paytax', 'pay']);
  return (limit: Limit): string => {
    const fixed = (limit.fixedFen ?? []).map((amount) => yuanText(amount)).join(' / ');
    const one = (figure: (typeof amounts)[number]) => {
      const amount = limit[figure];
      return amount === undefined ? [] : [t(`says.${figure}`, { amount: yuanText(amount) })];
    };
    const monthly = [
      ...(fixed === '' ? [] : [t('says.fixedFen', { amounts: fixed })]),
      ...one('mostFen'),
      ...one('stepFen'),
    ].join(t('says.or'));
    return [
      monthly,
      ...one('singleFen'),
      ...one('yearFen'),
      ...one('askAboveFen'),
      ...(limit.mostMonths === undefined ? [] : [t('says.mostMonths', { n: limit.mostMonths })]),
      ...(limit.excludes === undefined ? [] : [t('says.excludes', { item: t(`pay:deduction.${limit.excludes}`) })]),
    ].join('；');
  };
}

function Policy({ policy }: { policy: DeductionPolicy }) {
  const { t } = useTranslation(['paytax', 'pay']);
  const words = useWords();
  const rows = policy.definition.items.map((limit) => ({
    item: limit.item,
    name: t(`pay:deduction.${limit.item}`),
    says: words(limit),
  }));
  return (
    <section className="panel" aria-label={policy.name}>
      <h2>
        {t('pay:from', { month: policy.fromMonth })} {policy.name} <TrustTag trust={policy.trust} />
      </h2>
      <Table
        size="small"
        rowKey="item"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: t('item'), dataIndex: 'name' },
          { title: t('permitted'), dataIndex: 'says' },
        ]}
      />
      <p className="pay-source">{policy.source}</p>
    </section>
  );
}

/** What may be declared under each item, each edition from its month on. */
export default function LimitsPage() {
  const { t } = useTranslation('paytax');
  const [open, setOpen] = useState(false);
  const list = useCityQuery<{ items: DeductionPolicy[] }>('pay/special-deduction-policies');
  const latest = list.data?.items[0];
  return (
    <>
      <PageHeader
        title={t('limits')}
        note={<CityLink to="pay/deductions">{t('backToDeductions')}</CityLink>}
        actions={
          <Can needs="pay.scheme.write">
            {latest ? (
              <Button type="primary" onClick={() => setOpen(true)}>
                {t('newLimits')}
              </Button>
            ) : null}
          </Can>
        }
      />
      <PayNav />
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isLoading ? <Skeleton active /> : null}
      {list.data?.items.map((policy) => (
        <Policy key={policy.id} policy={policy} />
      ))}
      <FormDrawer title={t('newLimits')} open={open} onClose={() => setOpen(false)} width={640}>
        {latest ? <LimitForm latest={latest} onDone={() => setOpen(false)} /> : null}
      </FormDrawer>
    </>
  );
}
