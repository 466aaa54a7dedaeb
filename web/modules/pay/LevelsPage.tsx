import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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

function useColumns(): Column<Level>[] {
  const { t } = useTranslation('pay');
  return [
    { key: 'name', title: t('name'), sort: true, render: ({ name }) => name },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName },
    { key: 'post', title: t('post'), render: ({ postType }) => t(`post.${postType}`) },
    { key: 'level', title: t('level'), sort: true, align: 'right', render: ({ level }) => level },
    { key: 'from', title: t('fromMonth'), render: ({ fromMonth }) => fromMonth },
    { key: 'cause', title: t('cause'), render: ({ cause }) => t(`cause.${cause}`) },
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
  const { t } = useTranslation('pay');
  const [open, setOpen] = useState(false);
  const derive = (
    <Can needs="pay.facts.write">
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('derive')}
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader title={t('levels')} note={t('levelsNote')} actions={derive} />
      <PayNav />
      <DataTable<Level>
        name="pay.levels"
        label={t('levels')}
        path="pay/levels"
        columns={useColumns()}
        keyOf={(level) => level.workerId}
        search={t('searchName')}
        filters={[{ key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'community', 'department'] }]}
        empty={t('noLevels')}
      />
      <FormDrawer title={t('derive')} open={open} onClose={() => setOpen(false)} width={640}>
        <DeriveLevels onDone={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}
