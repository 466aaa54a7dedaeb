import { Button, Flex, Form as AntdForm, Input, Select, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Day } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { CycleFrame } from '../assessment/CycleFrame.tsx';
import './appeal.css';
import { MovedList } from './MovedList.tsx';
import type { Appeal, AppealDetail } from './types.ts';

function DraftForm({ appeal, onDone }: { appeal: AppealDetail; onDone: () => void }) {
  const { t } = useTranslation('appeal');
  const city = useCitySlug();
  const action = useAction<object, unknown>({
    run: (input, key) => api.post(cityPath(city, `assessment/appeals/${appeal.id}/answer`), input, key),
    done: t('drafted'),
    quiet: true,
    onDone,
  });
  const shape = ({ outcome, score, answer, document }: Record<string, unknown>) => ({
    outcome,
    score: outcome === 'changed' && score ? score : null,
    answer,
    document: document ? document : null,
  });
  const outcomes = (['upheld', 'changed'] as const).map((value) => ({ value, label: t(`outcome.${value}`) }));
  return (
    <Form schema={null} action={action} submitLabel={t('draft')} shape={shape} initial={{ outcome: 'upheld' }}>
      <p>{t('scoreNow', { score: appeal.score ?? '—' })}</p>
      <AntdForm.Item name="outcome" label={t('outcome')} rules={[{ required: true }]}>
        <Select options={outcomes} />
      </AntdForm.Item>
      <AntdForm.Item noStyle dependencies={['outcome']}>
        {({ getFieldValue }) =>
          getFieldValue('outcome') === 'changed' ? (
            <AntdForm.Item name="score" label={t('newScore')} rules={[{ required: true }]}>
              <Input inputMode="decimal" maxLength={6} />
            </AntdForm.Item>
          ) : null
        }
      </AntdForm.Item>
      <AntdForm.Item name="answer" label={t('answer')} rules={[{ required: true, min: 2 }]}>
        <Input.TextArea rows={4} maxLength={500} />
      </AntdForm.Item>
      <AntdForm.Item name="document" label={t('document')}>
        <Input maxLength={200} />
      </AntdForm.Item>
    </Form>
  );
}

function Decide({ appeal }: { appeal: AppealDetail }) {
  const { t } = useTranslation('appeal');
  const city = useCitySlug();
  const decide = useAction<{ answerId: string | null; decision: 'confirmed' | 'declined' }, unknown>({
    run: (input, key) => api.post(cityPath(city, `assessment/appeals/${appeal.id}/decision`), input, key),
    done: t('decided'),
  });
  const { answerId } = appeal;
  return (
    <Can needs="assessment.finalise">
      <Flex gap={8}>
        {(['confirmed', 'declined'] as const).map((decision) => (
          <ConfirmAction
            key={decision}
            label={t(decision === 'confirmed' ? 'confirm' : 'decline')}
            title={t('confirmAsk', { name: appeal.name })}
            pending={decide.pending}
            onConfirm={async () => (await decide.run({ answerId, decision })) ?? undefined}
          >
            <p>{appeal.answer}</p>
          </ConfirmAction>
        ))}
      </Flex>
    </Can>
  );
}

function Detail({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation('appeal');
  const query = useCityQuery<AppealDetail>(`assessment/appeals/${id}`);
  const canWrite = useCan('assessment.write');
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const appeal = query.data;
  if (!appeal) return <Skeleton active />;
  return (
    <>
      <p>{appeal.content}</p>
      {appeal.answerId ? (
        <>
          <p>
            {appeal.outcome ? <Tag>{t(`outcome.${appeal.outcome}`)}</Tag> : null}
            {appeal.answer}
          </p>
          {appeal.moved.length > 0 ? (
            <>
              <h3>{t(appeal.decision ? 'didMove' : 'wouldMove')}</h3>
              <MovedList moved={appeal.moved} />
            </>
          ) : null}
          {appeal.decision || appeal.own ? null : <Decide appeal={appeal} />}
        </>
      ) : canWrite ? (
        <DraftForm appeal={appeal} onDone={onDone} />
      ) : null}
    </>
  );
}

function Appeals({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation(['appeal', 'assessment']);
  const [shown, setShown] = useState<Appeal | null>(null);
  const stateOf = ({ decision, answerId }: Appeal) =>
    t(decision ? 'state.decided' : answerId ? 'state.drafted' : 'state.waiting');
  const columns: Column<Appeal>[] = [
    {
      key: 'name',
      title: t('assessment:name'),
      render: (appeal) => (
        <Button type="link" onClick={() => setShown(appeal)}>
          {appeal.name}
        </Button>
      ),
    },
    { key: 'unit', title: t('assessment:unit'), render: ({ unitName }) => unitName },
    { key: 'level', title: t('level'), render: ({ level }) => t(`level.${level}`) },
    { key: 'filed', title: t('filedOn'), render: ({ filedOn }) => <Day value={filedOn} /> },
    {
      key: 'until',
      title: t('answerUntil'),
      render: ({ answerUntil, overdue }) => (
        <>
          {answerUntil ?? '—'} {overdue ? <Tag color="red">{t('overdue')}</Tag> : null}
        </>
      ),
    },
    { key: 'state', title: t('state'), render: (appeal) => <Tag>{stateOf(appeal)}</Tag> },
    { key: 'outcome', title: t('outcome'), render: ({ outcome }) => (outcome ? t(`outcome.${outcome}`) : '—') },
  ];
  return (
    <>
      <DataTable<Appeal>
        name="appeals"
        label={t('title')}
        path={`assessment/cycles/${cycleId}/appeals`}
        columns={columns}
        keyOf={({ id }) => id}
        empty={t('noAppeals')}
      />
      <FormDrawer title={shown?.name ?? ''} open={shown !== null} onClose={() => setShown(null)}>
        {shown ? <Detail key={shown.id} id={shown.id} onDone={() => setShown(null)} /> : null}
      </FormDrawer>
    </>
  );
}

/** Appeals of a cycle: who waits until when, the answer, and who moves by it. */
export default function AppealsPage() {
  return <CycleFrame>{(cycle) => <Appeals cycleId={cycle.id} />}</CycleFrame>;
}
