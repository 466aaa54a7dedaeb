import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { DeriveLevels } from './DeriveLevels.tsx';
import { LevelSteps } from './LevelSteps.tsx';
import './pay.css';
import { PayNav } from './PayNav.tsx';
import type { Level } from './types.ts';

const causes = [
  'initial',
  'derived',
  'rise',
  'promotion',
  'post_change',
  'demotion',
  'early_step',
  'probation_end',
  'grade_corrected',
  'corrected',
  'decided',
  'cancelled',
] as const;

function useColumns(): Column<Level>[] {
  const { t } = useTranslation(['pay', 'payplan']);
  return [
    {
      key: 'name',
      title: t('name'),
      sort: true,
      render: ({ workerId, name }) => <CityLink to={`pay/levels/workers/${workerId}`}>{name}</CityLink>,
    },
    { key: 'street', title: t('street'), render: ({ streetName }) => streetName ?? '—' },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName },
    { key: 'post', title: t('post'), render: ({ postType }) => t(`post.${postType}`) },
    { key: 'level', title: t('level'), sort: true, align: 'right', render: ({ level }) => level },
    { key: 'from', title: t('payplan:fromDay'), sort: true, render: ({ fromDay }) => fromDay },
    { key: 'cause', title: t('cause'), render: ({ cause }) => t(`payplan:cause.${cause}`) },
    {
      key: 'steps',
      title: t('derivation'),
      wrap: true,
      render: ({ steps }) => (
        <details>
          <summary>{t('show')}</summary>
          <LevelSteps steps={steps} />
        </details>
      ),
    },
  ];
}

/** Everybody's level today and how it came about; the rule can be applied anew. */
export default function LevelsPage() {
  const { t } = useTranslation(['pay', 'payplan']);
  const go = useCityNavigate();
  const [open, setOpen] = useState(false);
  const acts = (
    <>
      <Button onClick={() => window.print()}>{t('print')}</Button>
      <Can needs="pay.facts.write">
        <Button onClick={() => setOpen(true)}>{t('derive')}</Button>
      </Can>
      <Button type="primary" onClick={() => go('pay/levels/proposals')}>
        {t('payplan:proposals')}
      </Button>
    </>
  );
  return (
    <>
      <PageHeader title={t('levels')} note={t('levelsNote')} actions={acts} />
      <PayNav />
      <DataTable<Level>
        name="pay.levels"
        label={t('levels')}
        path="pay/levels"
        columns={useColumns()}
        keyOf={(level) => level.workerId}
        search={t('searchName')}
        exportPath="pay/levels/export"
        filters={[
          { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'community', 'department'] },
          {
            key: 'postType',
            label: t('post'),
            kind: 'select',
            options: (['head', 'deputy', 'staff'] as const).map((value) => ({ value, label: t(`post.${value}`) })),
          },
          {
            key: 'cause',
            label: t('cause'),
            kind: 'select',
            options: causes.map((value) => ({ value, label: t(`payplan:cause.${value}`) })),
          },
          { key: 'since', label: t('payplan:since'), kind: 'month' },
        ]}
        empty={t('noLevels')}
      />
      <FormDrawer title={t('derive')} open={open} onClose={() => setOpen(false)} width={640}>
        <DeriveLevels onDone={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}
