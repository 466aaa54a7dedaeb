import { Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { OwnResults, OwnYearPart } from '../appeal/OwnYearPart.tsx';
import type { OwnRecord, OwnYear } from '../appeal/types.ts';
import './assessment.css';
import { PersonFacts, ScoreParts } from './ScoreParts.tsx';
import type { Own } from './types.ts';

const OwnPart = ({ year }: { year: OwnYear | undefined }) => (year ? <OwnYearPart year={year} /> : null);

/** A worker's own years: the marks so far, and the grade once it is public. */
export default function OwnPage() {
  const { t } = useTranslation('assessment');
  const query = useCityQuery<Own>('assessment/own');
  const record = useCityQuery<OwnRecord>('assessment/own/record');
  const yearOf = (cycleId: string) => record.data?.years.find((year) => year.cycleId === cycleId);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return (
    <>
      <PageHeader title={t('own')} note={t('ownNote')} />
      {query.data.items.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('ownNone')} /> : null}
      <OwnResults results={record.data?.results ?? []} />
      {query.data.items.map((tree) => (
        <article key={tree.cycleId} className="assessment-year" aria-label={t('titleOf', { year: tree.year })}>
          <h2>
            {t('titleOf', { year: tree.year })} · {t(`state.${tree.state}`)}
          </h2>
          <PersonFacts tree={tree} />
          <OwnPart year={yearOf(tree.cycleId)} />
          <ScoreParts tree={tree} />
        </article>
      ))}
    </>
  );
}
