import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Can, useSession } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { CycleFrame } from './CycleFrame.tsx';
import type { Cycle, Move } from './types.ts';

type Outcome = 'confirmed' | 'declined';

/** The second person's two buttons; who proposed the move has none. */
function Decide({ move }: { move: Move }) {
  const { t } = useTranslation('assessment');
  const city = useCitySlug();
  const { user } = useSession();
  const decide = useAction<{ outcome: Outcome; version: number }, unknown>({
    run: (input, key) => api.post(cityPath(city, `assessment/moves/${move.id}/decision`), input, key),
    done: t('move.decided'),
  });
  if (move.outcome)
    return <Tag color={move.outcome === 'confirmed' ? 'green' : 'default'}>{t(`move.${move.outcome}`)}</Tag>;
  if (move.proposedBy === user.id) return t('move.waiting');
  return (
    <Can needs="assessment.finalise" otherwise={t('move.waiting')}>
      <Flex gap={4}>
        {(['confirmed', 'declined'] as const).map((outcome) => (
          <ConfirmAction
            key={outcome}
            label={t(`move.do.${outcome}`)}
            title={t('move.ask', {
              name: move.name,
              from: t(`grade.${move.fromGrade}`),
              to: t(`grade.${move.toGrade}`),
            })}
            pending={decide.pending}
            button={{ size: 'small' }}
            onConfirm={async () => (await decide.run({ outcome, version: move.version })) ?? undefined}
          >
            <p>{move.reason}</p>
          </ConfirmAction>
        ))}
      </Flex>
    </Can>
  );
}

function Moves({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('assessment');
  const columns: Column<Move>[] = [
    { key: 'name', title: t('name'), render: ({ name }) => name },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName },
    {
      key: 'grades',
      title: t('move'),
      render: (move) => `${t(`grade.${move.fromGrade}`)} → ${t(`grade.${move.toGrade}`)}`,
    },
    { key: 'reason', title: t('move.reason'), wrap: true, render: ({ reason }) => reason },
    { key: 'by', title: t('move.by'), render: ({ proposedByName }) => proposedByName },
    { key: 'at', title: t('move.at'), render: ({ proposedAt }) => <Instant value={proposedAt} /> },
    { key: 'outcome', title: t('move.outcome'), render: (move) => <Decide move={move} /> },
    { key: 'decided', title: t('move.decidedBy'), render: ({ decidedByName }) => decidedByName ?? '—' },
  ];
  return (
    <DataTable<Move>
      name="moves"
      label={t('moves')}
      path={`assessment/cycles/${cycle.id}/moves`}
      columns={columns}
      keyOf={({ id }) => id}
      rowTo={({ workerId }) => `assessment/${cycle.id}/people/${workerId}`}
      empty={t('noMoves')}
    />
  );
}

/** Grades that the panel moved or wants to move, with who proposed and who confirmed. */
export default function MovesPage() {
  return <CycleFrame>{(cycle) => <Moves cycle={cycle} />}</CycleFrame>;
}
