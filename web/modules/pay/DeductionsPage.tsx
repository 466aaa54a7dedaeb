import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { ChangeDeduction, DeclareDeduction, deductionItems } from './DeductionForms.tsx';
import './pay.css';
import { PayNav } from './PayNav.tsx';
import type { Deduction } from './types.ts';

function Withdraw({ deduction }: { deduction: Deduction }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const withdraw = useAction({
    done: t('did.withdraw'),
    run: (_: string, key) =>
      api.post(cityPath(city, `pay/special-deductions/${deduction.id}/withdraw`), { version: deduction.version }, key),
  });
  return (
    <ConfirmAction
      label={t('act.withdraw')}
      title={t('ask.withdraw', { name: deduction.workerName, item: t(`deduction.${deduction.item}`) })}
      danger
      pending={withdraw.pending}
      button={{ size: 'small' }}
      onConfirm={withdraw.run}
    >
      <p>{t('note.withdraw')}</p>
    </ConfirmAction>
  );
}

function useColumns(onChange: (deduction: Deduction) => void): Column<Deduction>[] {
  const { t } = useTranslation('pay');
  const may = useCan('pay.facts.write');
  const columns: Column<Deduction>[] = [
    { key: 'name', title: t('name'), sort: true, render: ({ workerName }) => workerName },
    { key: 'unit', title: t('unit'), hidden: true, render: ({ unitName }) => unitName ?? '—' },
    { key: 'item', title: t('item'), render: ({ item }) => t(`deduction.${item}`) },
    { key: 'fromMonth', title: t('fromMonth'), sort: true, render: ({ fromMonth }) => fromMonth },
    { key: 'lastMonth', title: t('lastMonth'), render: ({ lastMonth }) => lastMonth ?? t('openEnd') },
    { key: 'monthly', title: t('monthly'), align: 'right', render: ({ monthlyFen }) => <Money fen={monthlyFen} /> },
  ];
  if (!may) return columns;
  const acts = (deduction: Deduction) => (
    <span className="pay-acts">
      <Button size="small" onClick={() => onChange(deduction)}>
        {t('act.change')}
      </Button>
      <Withdraw deduction={deduction} />
    </span>
  );
  return [...columns, { key: 'acts', title: t('acts'), render: acts }];
}

/** What workers declare for withholding, item by item with its months. */
export default function DeductionsPage() {
  const { t } = useTranslation(['pay', 'paytax']);
  const go = useCityNavigate();
  const [open, setOpen] = useState<Deduction | 'new' | null>(null);
  const close = () => setOpen(null);
  const items = deductionItems.map((value) => ({ value, label: t(`deduction.${value}`) }));
  const declare = (
    <>
      <Button onClick={() => go('pay/deduction-limits')}>{t('paytax:limits')}</Button>
      <Can needs="pay.facts.write">
        <Button onClick={() => go('pay/deductions/import')}>{t('paytax:importDeductions')}</Button>
        <Button type="primary" onClick={() => setOpen('new')}>
          {t('declare')}
        </Button>
      </Can>
    </>
  );
  return (
    <>
      <PageHeader title={t('deductions')} note={t('deductionsNote')} actions={declare} />
      <PayNav />
      <DataTable<Deduction>
        name="pay.deductions"
        label={t('deductions')}
        path="pay/special-deductions"
        exportPath="pay/special-deductions/export"
        columns={useColumns(setOpen)}
        keyOf={(deduction) => deduction.id}
        search={t('searchName')}
        filters={[
          { key: 'item', label: t('item'), kind: 'select', options: items },
          { key: 'month', label: t('inMonth'), kind: 'month' },
        ]}
      />
      <FormDrawer title={t('declare')} open={open === 'new'} onClose={close}>
        <DeclareDeduction onDone={close} />
      </FormDrawer>
      <FormDrawer title={t('act.change')} open={open !== null && open !== 'new'} onClose={close}>
        {open !== null && open !== 'new' ? <ChangeDeduction deduction={open} onDone={close} /> : null}
      </FormDrawer>
    </>
  );
}
