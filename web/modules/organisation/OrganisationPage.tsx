import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useSession } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './organisation.css';
import { OrganisationNav } from './OrganisationNav.tsx';
import type { Unit } from './types.ts';
import { UnitPanel } from './UnitPanel.tsx';
import { UnitTree } from './UnitTree.tsx';

interface TreeAnswer {
  asOf: string;
  items: Unit[];
  truncated: boolean;
}

/** The chosen unit and the day live in the address. */
function useChosen() {
  const search: { unit?: string; asOf?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (next: { unit?: string | undefined; asOf?: string | undefined }) => {
    const wanted = { ...search, ...next };
    const kept = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value));
    void navigate({ to: '.', search: kept as never });
  };
  return { unit: search.unit, asOf: search.asOf, change };
}

/** City, departments, streets, communities, stations and grids: the tree of a day, and one unit beside it. */
export default function OrganisationPage() {
  const { t } = useTranslation('organisation');
  const { city } = useSession();
  const { unit, asOf, change } = useChosen();
  const tree = useCityQuery<TreeAnswer>('organisation/tree', asOf ? { asOf } : {}, { keep: true });
  const units = tree.data?.items ?? [];
  const chosen = unit ?? units.find(({ id }) => id === city.rootUnitId)?.id ?? units[0]?.id;
  const day = (
    <label className="as-of">
      <span>{t('asOf')}</span>
      <DayPicker
        value={asOf ?? null}
        placeholder={t('today')}
        onChange={(next) => change({ asOf: next ?? undefined })}
      />
    </label>
  );
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={day} />
      <OrganisationNav />
      {asOf ? <Alert type="info" showIcon className="form-alert" title={t('past', { day: asOf })} /> : null}
      {tree.data?.truncated ? <Alert type="warning" showIcon className="form-alert" title={t('truncated')} /> : null}
      {tree.error ? <Failure error={tree.error} onRetry={() => void tree.refetch()} /> : null}
      {tree.isLoading ? <Skeleton active paragraph={{ rows: 12 }} /> : null}
      {tree.data ? (
        <div className="organisation-panes">
          <section className="panel" aria-label={t('tree')}>
            <UnitTree key={tree.data.asOf} units={units} chosen={chosen} onChoose={(id) => change({ unit: id })} />
          </section>
          {chosen ? <UnitPanel key={chosen} id={chosen} units={units} onGo={(id) => change({ unit: id })} /> : null}
        </div>
      ) : null}
    </>
  );
}
