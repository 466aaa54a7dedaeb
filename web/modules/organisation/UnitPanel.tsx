import { Alert, Breadcrumb, Button, Descriptions, Flex, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { Day, Since } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Can } from '../../kit/session.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Unit, UnitDetail, UnitState } from './types.ts';
import { UnitActions } from './UnitActions.tsx';

interface UnitPanelProps {
  id: string;
  /** The units of the tree beside it, to choose from. */
  units: readonly Unit[];
  onGo: (id: string) => void;
}

function Facts({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation('organisation');
  const below = unit.childCounts.map(({ kind, count }) => `${t(`kind.${kind}`)} ${count}`).join('，');
  const items = [
    { key: 'code', label: t('code'), children: unit.code ?? '—' },
    { key: 'from', label: t('fromDay'), children: <Since day={unit.fromDay} /> },
    ...(unit.untilDay ? [{ key: 'until', label: t('untilDay'), children: <Day value={unit.untilDay} /> }] : []),
    ...(unit.kind === 'community'
      ? [{ key: 'households', label: t('households'), children: unit.households?.toLocaleString('zh-CN') ?? '—' }]
      : []),
    { key: 'below', label: t('below'), children: below || '—' },
  ];
  return <Descriptions size="small" bordered column={1} items={items} />;
}

/** What is different between one state and the one before it, in words. */
function useChange(): (state: UnitState, before: UnitState | undefined) => string {
  const { t } = useTranslation('organisation');
  return (state, before) => {
    if (!before) return t('change.founded', { name: state.name });
    const changes = [
      state.name === before.name ? '' : t('change.name', { before: before.name, name: state.name }),
      state.code === before.code ? '' : t('change.code', { code: state.code ?? '—' }),
      state.parentId === before.parentId ? '' : t('change.parent', { parent: state.parentName ?? '—' }),
      state.households === before.households ? '' : t('change.households', { n: state.households ?? 0 }),
    ];
    return changes.filter(Boolean).join('；') || t('change.none');
  };
}

function History({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation('organisation');
  const change = useChange();
  const entries = unit.states.map((state, index) => ({
    key: String(index),
    when: <Since day={state.fromDay} />,
    title: change(state, unit.states[index + 1]),
    detail: state.reason ?? undefined,
  }));
  const end = unit.untilDay
    ? [{ key: 'end', when: <Day value={unit.untilDay} />, title: t('change.closed'), tone: 'bad' as const }]
    : [];
  return (
    <>
      <h3>{t('history')}</h3>
      <Timeline entries={[...end, ...entries]} />
    </>
  );
}

/** One unit: where it stands, what it holds, what may be done with it, and how it came to be so. */
export function UnitPanel({ id, units, onGo }: UnitPanelProps) {
  const { t } = useTranslation('organisation');
  const query = useCityQuery<UnitDetail>(`organisation/units/${id}`);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const unit = query.data;
  if (!unit) return <Skeleton active />;
  const { successor } = unit;
  const crumbs = unit.path.map((above) => ({
    title: (
      <Button type="link" size="small" className="crumb" onClick={() => onGo(above.id)}>
        {above.name}
      </Button>
    ),
  }));
  return (
    <section className="panel unit-panel" aria-label={unit.name}>
      {crumbs.length > 0 ? <Breadcrumb items={crumbs} /> : null}
      <Flex gap={8} align="center" wrap className="unit-head">
        <h2>{unit.name}</h2>
        <Tag>{t(`kind.${unit.kind}`)}</Tag>
        {unit.untilDay ? <Tag color="red">{t('closed')}</Tag> : null}
        <span className="push" />
        <AuditLink subject={unit.id} />
      </Flex>
      {successor ? (
        <Alert
          type="info"
          showIcon
          className="form-alert"
          title={t('mergedInto', { name: successor.name })}
          action={
            <Button size="small" onClick={() => onGo(successor.id)}>
              {t('goThere')}
            </Button>
          }
        />
      ) : null}
      <Facts unit={unit} />
      {unit.untilDay ? null : (
        <Can needs="organisation.write">
          <UnitActions unit={unit} units={units} onGo={onGo} />
        </Can>
      )}
      <History unit={unit} />
    </section>
  );
}
