import { Skeleton } from 'antd';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './assessment.css';
import { MoveForm } from './MoveForm.tsx';
import { PersonFacts, ScoreParts } from './ScoreParts.tsx';
import type { ScoreTree } from './types.ts';

/** One worker's year: the score opened to its marks, the grade, and what the panel did to it. */
export default function ScorePage() {
  const { t } = useTranslation('assessment');
  const { cycleId = '', workerId = '' }: { cycleId?: string; workerId?: string } = useParams({ strict: false });
  const query = useCityQuery<ScoreTree>(`assessment/cycles/${cycleId}/results/${workerId}`);
  const canWrite = useCan('assessment.write');
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  const tree = query.data;
  if (!tree) return <Skeleton active />;
  const movable = canWrite && tree.state === 'collected' && tree.grade !== null && !tree.veto;
  return (
    <>
      <PageHeader
        title={tree.name}
        note={<CityLink to={`assessment/${cycleId}`}>{t('titleOf', { year: tree.year })}</CityLink>}
        actions={
          <>
            {movable ? <MoveForm tree={tree} /> : null}
            <AuditLink subject={workerId} />
          </>
        }
      />
      <PersonFacts tree={tree} />
      <ScoreParts tree={tree} />
      {tree.moves.length > 0 ? (
        <section className="panel">
          <h2>{t('moves')}</h2>
          <ul className="assessment-moves">
            {tree.moves.map((move) => (
              <li key={move.id}>
                {t(`grade.${move.fromGrade}`)} → {t(`grade.${move.toGrade}`)}：{move.reason}（{move.proposedByName}
                {move.decidedByName ? ` / ${move.decidedByName}` : ''}，
                {move.outcome ? t(`move.${move.outcome}`) : t('move.waiting')}）
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
