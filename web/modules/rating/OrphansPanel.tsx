import { Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { RaterSelect, type Chosen } from './RaterSelect.tsx';
import type { Orphan, Orphans } from './types.ts';

interface Handing {
  rater: Chosen | null;
  reason: string;
}

/** One rater who is gone: one tap hands the open ratings to whom the tree proposes; another may be named with a reason. */
function OrphanRow({ cycleId, orphan }: { cycleId: string; orphan: Orphan }) {
  const { t } = useTranslation('rating');
  const city = useCitySlug();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { raterId, raterName, group, groupName, unitId, unitName, why, tasks, proposal, successors } = orphan;
  const hand = useAction({
    run: (input: Handing, key) => {
      const body = { raterId, group, unitId, ...input };
      return api.post<{ ended: number }>(cityPath(city, `assessment/cycles/${cycleId}/raters/handovers`), body, key);
    },
    done: t('handedOver'),
  });
  const offer = t(`proposal.${proposal}`, { names: successors.join('、') });
  return (
    <li>
      <Flex gap={8} wrap align="center">
        <b>{raterName}</b>
        <Tag color="orange">{t(`why.${why}`)}</Tag>
        <span>{t('orphanLine', { group: groupName, unit: unitName, n: tasks })}</span>
        <span>{offer}</span>
        {proposal === 'nobody' ? null : (
          <ConfirmAction
            label={t(proposal === 'others' ? 'handEnd' : 'handOver')}
            title={t('handTitle', { rater: raterName, n: tasks })}
            pending={hand.pending}
            button={{ type: 'primary', size: 'small' }}
            onConfirm={() => hand.run({ rater: null, reason: t(`why.${why}`) })}
          >
            <p>{offer}</p>
          </ConfirmAction>
        )}
        <ConfirmAction
          label={t('handOther')}
          title={t('handTitle', { rater: raterName, n: tasks })}
          withReason
          ready={chosen !== null}
          pending={hand.pending}
          button={{ size: 'small' }}
          onConfirm={async (reason) => (chosen ? hand.run({ rater: chosen, reason }) : undefined)}
        >
          <RaterSelect onChoose={setChosen} />
        </ConfirmAction>
      </Flex>
    </li>
  );
}

/** Raters who left or lost the post with ratings open. Nothing is drawn where there are none. */
export function OrphansPanel({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation('rating');
  const orphans = useCityQuery<Orphans>(`assessment/cycles/${cycleId}/raters/orphans`, { pageSize: 100 });
  if (orphans.error) return <Failure error={orphans.error} onRetry={() => void orphans.refetch()} />;
  if (!orphans.data || orphans.data.total === 0) return null;
  const { items, total } = orphans.data;
  return (
    <section className="panel" aria-labelledby="rater-orphans">
      <h2 id="rater-orphans">{t('orphansTitle', { n: total })}</h2>
      <p>{t('orphansNote')}</p>
      <ul className="rating-groups rating-orphans">
        {items.map((orphan) => (
          <OrphanRow key={`${orphan.raterId} ${orphan.group} ${orphan.unitId}`} cycleId={cycleId} orphan={orphan} />
        ))}
      </ul>
      {total > items.length ? <p>{t('planMore', { n: total - items.length })}</p> : null}
    </section>
  );
}
