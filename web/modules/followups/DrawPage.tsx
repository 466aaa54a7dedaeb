import { useParams } from '@tanstack/react-router';
import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useSession } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { FollowupNav } from './FollowupNav.tsx';
import './followups.css';
import { RuleTable } from './RuleTable.tsx';
import type { WholeDraw } from './types.ts';

function Loaded({ draw }: { draw: WholeDraw }) {
  const { t } = useTranslation('followups');
  const go = useCityNavigate();
  const { city } = useSession();
  return (
    <>
      <PageHeader
        title={draw.month ? t('draw.month', { month: draw.month }) : t('draw.hand')}
        note={t('draw.span', { from: draw.from, until: draw.until })}
        actions={
          <>
            <Button type="primary" onClick={() => go('follow-ups', { drawId: draw.id })}>
              {t('draw.open', { n: draw.drawn })}
            </Button>
            <Button href={cityPath(city.slug, `follow-ups/draws/${draw.id}/export?format=xlsx`)}>
              {t('draw.file')}
            </Button>
          </>
        }
      />
      <FollowupNav />
      <Alert
        type={draw.sound ? 'success' : 'error'}
        showIcon
        title={t(draw.sound ? 'draw.sound' : 'draw.unsound')}
        className="form-alert"
      />
      <section className="panel" aria-label={t('draw')}>
        <dl className="facts">
          <dt>{t('candidates')}</dt>
          <dd>{draw.candidates}</dd>
          <dt>{t('drawnCount')}</dt>
          <dd>{draw.drawn}</dd>
          <dt>{t('drawnBy')}</dt>
          <dd>
            {draw.drawnByName} <Instant value={draw.drawnAt} />
          </dd>
          {draw.reason ? [<dt key="t">{t('reason')}</dt>, <dd key="d">{draw.reason}</dd>] : null}
          <dt>{t('seed')}</dt>
          <dd>
            <code>{draw.seed}</code>
          </dd>
          <dt>{t('digest')}</dt>
          <dd>
            <code>{draw.digest}</code>
          </dd>
        </dl>
        <p>{t('draw.how')}</p>
        <RuleTable rules={draw.rules as never} />
      </section>
    </>
  );
}

/** One draw with its seed and rules, drawn again while it is read. */
export default function DrawPage() {
  const { drawId = '' } = useParams({ strict: false }) as { drawId?: string };
  const query = useCityQuery<WholeDraw>(`follow-ups/draws/${drawId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return <Loaded draw={query.data} />;
}
