import { useSearch } from '@tanstack/react-router';
import { Button, Empty, Select, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './duties.css';
import { DutyNav } from './DutyNav.tsx';
import { StateTag } from './StateTag.tsx';
import type { Catalogue, CatalogueItem } from './types.ts';

function Next({ item, current }: { item: CatalogueItem; current: boolean }) {
  const { t } = useTranslation('duties');
  const go = useCityNavigate();
  if (item.kind === 'negative') return <Tag color="red">{t('blocked')}</Tag>;
  if (item.dutyId && item.dutyState) {
    return (
      <CityLink to={`duties/${item.dutyId}`}>
        <StateTag state={item.dutyState} />
      </CityLink>
    );
  }
  if (!current) return null;
  return (
    <Can needs="duties.write">
      <Button
        size="small"
        aria-label={t('draftThis', { title: item.title })}
        onClick={() => go('duties/new', { item: item.code })}
      >
        {t('act.draft')}
      </Button>
    </Can>
  );
}

function Items({ catalogue, current }: { catalogue: Catalogue; current: boolean }) {
  const { t } = useTranslation('duties');
  if (catalogue.items.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('catalogueEmpty')} />;
  }
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('catalogue')}>
      <table className="plain-table">
        <thead>
          <tr>
            {(['code', 'name', 'kindLabel', 'department', 'methodLabel'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
            <th scope="col" className="amount">
              {t('unitPrice')}
            </th>
            <th scope="col">{t('term')}</th>
            <th scope="col">{t('acts')}</th>
          </tr>
        </thead>
        <tbody>
          {catalogue.items.map((item) => (
            <tr key={item.code}>
              <td>{item.code}</td>
              <td>{item.title}</td>
              <td>{t(`kind.${item.kind}`)}</td>
              <td>{item.departmentName ?? '—'}</td>
              <td>{t(`method.${item.method}`)}</td>
              <td className="amount">
                <Money fen={item.unitPriceFen} />
              </td>
              <td>{item.fromMonth ? `${item.fromMonth} – ${item.untilMonth ?? ''}` : '—'}</td>
              <td>
                <Next item={item} current={current} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The city's list of duties, assists, emergencies and what is blocked: edition by edition. */
export default function CataloguePage() {
  const { t } = useTranslation('duties');
  const go = useCityNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const edition = search['edition'] === undefined ? undefined : Number(search['edition']);
  const query = useCityQuery<Catalogue>('duties/catalogue', edition ? { edition } : {}, { keep: true });
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const catalogue = query.data;
  const shown = catalogue.editions.find((each) => each.edition === catalogue.edition);
  return (
    <>
      <PageHeader
        title={t('catalogue')}
        note={t('catalogueNote')}
        actions={
          <Can needs="duties.activate">
            <Button type="primary" onClick={() => go('duties/catalogue/import')}>
              {t('catalogueImport')}
            </Button>
          </Can>
        }
      />
      <DutyNav />
      {catalogue.editions.length > 0 ? (
        <div className="matrix-bar">
          <Select
            aria-label={t('edition')}
            value={catalogue.edition}
            onChange={(value: number) => go('duties/catalogue', { edition: String(value) })}
            options={catalogue.editions.map((each) => ({
              value: each.edition,
              label: t(each.inForce ? 'editionNow' : 'editionFrom', { edition: each.edition, day: each.fromDay }),
            }))}
          />
          <span>{shown?.source}</span>
        </div>
      ) : null}
      <Items catalogue={catalogue} current={shown?.inForce ?? false} />
    </>
  );
}
