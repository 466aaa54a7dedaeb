import { Button, Descriptions, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import '../pay/pay.css';
import { PayNav } from '../pay/PayNav.tsx';
import { percent } from '../pay/percent.ts';
import { TrustTag } from '../pay/TrustTag.tsx';
import { SettlementForm, type SettlementPolicy } from './SettlementForm.tsx';

function Policy({ policy }: { policy: SettlementPolicy }) {
  const { t } = useTranslation(['payback', 'pay']);
  const { fromMonth, reachMonths, maxShare, floorFen, source, trust } = policy;
  const from = t('pay:from', { month: fromMonth });
  return (
    <section className="panel" aria-label={from}>
      <h2>
        {from} <TrustTag trust={trust} />
      </h2>
      <Descriptions
        column={{ xs: 1, sm: 3 }}
        items={[
          { key: 'reach', label: t('reach'), children: t('reachSays', { n: reachMonths }) },
          { key: 'share', label: t('maxShare'), children: percent(maxShare) },
          { key: 'floor', label: t('netFloor'), children: <Money fen={floorFen} /> },
        ]}
      />
      <p className="pay-source">{source}</p>
    </section>
  );
}

/** How differences of earlier months are settled, each edition from its month on. */
export default function SettlementPage() {
  const { t } = useTranslation('payback');
  const [open, setOpen] = useState(false);
  const list = useCityQuery<{ items: SettlementPolicy[] }>('pay/settlement-policies');
  const latest = list.data?.items[0];
  const close = () => setOpen(false);
  const enter = (
    <Can needs="pay.scheme.write">
      <Button type="primary" disabled={!list.data} onClick={() => setOpen(true)}>
        {t('newSettlement')}
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader title={t('settlement')} note={t('settlementNote')} actions={enter} />
      <PayNav />
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isLoading ? <Skeleton active /> : null}
      {list.data?.items.map((policy) => (
        <Policy key={policy.id} policy={policy} />
      ))}
      <FormDrawer title={t('newSettlement')} open={open} onClose={close}>
        <SettlementForm latest={latest} onDone={close} />
      </FormDrawer>
    </>
  );
}
