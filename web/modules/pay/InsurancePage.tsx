import { Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { yuanText } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { InsuranceForm } from './InsuranceForm.tsx';
import './pay.css';
import { PayNav } from './PayNav.tsx';
import { percent } from './percent.ts';
import { TrustTag } from './TrustTag.tsx';
import type { InsurancePolicy } from './types.ts';

function Policy({ policy }: { policy: InsurancePolicy }) {
  const { t } = useTranslation(['pay', 'paytax']);
  const { floorFen, capFen, resetMonth, joinedBy, leftFrom, items, housingFund } = policy.definition;
  const rows = items.map(({ code, name, employerRate, employeeRate }) => ({
    code,
    name,
    employer: percent(employerRate),
    employee: percent(employeeRate),
  }));
  const fund = housingFund && {
    code: 'housing_fund',
    name: `${t('housingFund')}（${t(`rounding.${housingFund.rounding}`)}）`,
    employer: percent(housingFund.rate),
    employee: percent(housingFund.rate),
  };
  return (
    <section className="panel" aria-label={policy.name}>
      <h2>
        {t('from', { month: policy.fromMonth })} {policy.name} <TrustTag trust={policy.trust} />
      </h2>
      <p>{t('base', { floor: yuanText(floorFen), cap: yuanText(capFen) })}</p>
      <p>{t('paytax:insuranceSays', { reset: resetMonth, joined: joinedBy, left: leftFrom })}</p>
      {housingFund ? (
        <p>
          {t('paytax:fundSays', {
            floor: yuanText(housingFund.floorFen),
            cap: yuanText(housingFund.capFen),
            reset: housingFund.resetMonth,
            wageCap: yuanText(housingFund.taxFree.wageCapFen),
            rate: percent(housingFund.taxFree.rate),
          })}
        </p>
      ) : null}
      <Table
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={fund ? [...rows, fund] : rows}
        columns={[
          { title: t('item'), dataIndex: 'name' },
          { title: t('employerRate'), dataIndex: 'employer', align: 'right' },
          { title: t('employeeRate'), dataIndex: 'employee', align: 'right' },
        ]}
      />
      <p className="pay-source">{policy.source}</p>
    </section>
  );
}

/** The city's contribution rules, each from its month on. */
export default function InsurancePage() {
  const { t } = useTranslation('pay');
  const [open, setOpen] = useState(false);
  const list = useCityQuery<{ items: InsurancePolicy[] }>('pay/insurance-policies');
  const latest = list.data?.items[0];
  const add = (
    <Can needs="pay.scheme.write">
      <Button type="primary" disabled={!latest} onClick={() => setOpen(true)}>
        {t('addPolicy')}
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader title={t('insurance')} note={t('insuranceNote')} actions={add} />
      <PayNav />
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isLoading ? <Skeleton active /> : null}
      {list.data?.items.map((policy) => (
        <Policy key={policy.id} policy={policy} />
      ))}
      <FormDrawer title={t('addPolicy')} open={open} onClose={() => setOpen(false)} width={640}>
        {latest ? <InsuranceForm latest={latest} onDone={() => setOpen(false)} /> : null}
      </FormDrawer>
    </>
  );
}
