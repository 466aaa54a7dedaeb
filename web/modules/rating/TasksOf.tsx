import { Button, Flex, Input, Select, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { RaterSelect, type Chosen } from './RaterSelect.tsx';
import type { Covered, Task, TaskList } from './types.ts';

function TaskRow({ task, settling, open }: { task: Task; settling: boolean; open: boolean }) {
  const { t } = useTranslation('rating');
  const city = useCitySlug();
  const [rater, setRater] = useState<Chosen | null>(null);
  const act = useAction({
    run: ({ what, ...body }: { what: string; reason: string; rater?: Chosen }, key) =>
      api.post<{ id: string }>(cityPath(city, `assessment/raters/${task.id}/${what}`), body, key),
    done: t('corrected'),
  });
  const button = { size: 'small' as const };
  return (
    <li>
      <Flex gap={8} wrap align="center">
        <b>{task.raterName}</b>
        <span>{`${task.groupName} · ${task.unitName}`}</span>
        {task.origin === 'tree' ? null : <Tag title={task.reason ?? undefined}>{t(`origin.${task.origin}`)}</Tag>}
        <Tag color={task.sent ? 'green' : 'default'}>{t(task.sent ? 'isSent' : 'notSent')}</Tag>
        {settling && !task.sent ? (
          <>
            <ConfirmAction label={t('replace')} title={t('replaceTitle', { rater: task.raterName })} withReason ready={rater !== null} pending={act.pending} button={button} onConfirm={async (reason) => (rater ? act.run({ what: 'replace', reason, rater }) : undefined)}>
              <RaterSelect onChoose={setRater} />
            </ConfirmAction>
            <ConfirmAction label={t('remove')} title={t('removeTitle', { rater: task.raterName })} withReason danger pending={act.pending} button={button} onConfirm={(reason) => act.run({ what: 'remove', reason })} />
          </>
        ) : null}
        {open && task.sent ? (
          <ConfirmAction label={t('return')} title={t('returnTitle', { rater: task.raterName })} withReason pending={act.pending} button={button} onConfirm={(reason) => act.run({ what: 'return', reason })}>
            <p>{t('returnNote')}</p>
          </ConfirmAction>
        ) : null}
      </Flex>
    </li>
  );
} // prettier-ignore

function AddRater({ cycleId, person }: { cycleId: string; person: Covered }) {
  const { t } = useTranslation('rating');
  const city = useCitySlug();
  const [rater, setRater] = useState<Chosen | null>(null);
  const [slot, setSlot] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const add = useAction({
    run: (input: object, key) => api.post<{ id: string }>(cityPath(city, `assessment/cycles/${cycleId}/raters`), input, key),
    done: t('corrected'),
    onDone: () => setReason(''),
  });
  const [group, unitId] = (slot ?? '').split(' ');
  return (
    <Flex vertical gap={8} className="rating-add">
      <h3>{t('addRater')}</h3>
      <Select
        aria-label={t('group')}
        placeholder={t('group')}
        options={person.groups.map((one) => ({ value: `${one.group} ${one.unitId}`, label: `${one.groupName} · ${one.unitName}` }))}
        onChange={(value: string) => setSlot(value)}
      />
      <RaterSelect onChoose={setRater} />
      <Input aria-label={t('reason')} placeholder={t('reason')} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      <Button
        type="primary"
        loading={add.pending}
        disabled={!rater || !slot || reason.trim().length < 2}
        onClick={() => void add.run({ workerId: person.workerId, group, unitId, rater, reason: reason.trim() })}
      >
        {t('addRater')}
      </Button>
    </Flex>
  );
} // prettier-ignore

/** Everybody who rates one person, with what may be done about each: replaced, taken away, given back what was sent. */
export function TasksOf({ cycleId, person, settling, open }: { cycleId: string; person: Covered; settling: boolean; open: boolean }) {
  const tasks = useCityQuery<TaskList>(`assessment/cycles/${cycleId}/raters`, { workerId: person.workerId, pageSize: 200 });
  if (tasks.error) return <Failure error={tasks.error} onRetry={() => void tasks.refetch()} />;
  if (!tasks.data) return <Skeleton active />;
  return (
    <>
      <ul className="rating-groups">
        {tasks.data.items.map((task) => (
          <TaskRow key={task.id} {...{ task, settling, open }} />
        ))}
      </ul>
      {settling ? <AddRater cycleId={cycleId} person={person} /> : null}
    </>
  );
} // prettier-ignore
