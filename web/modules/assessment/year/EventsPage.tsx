import { Button, Flex, Form as AntdForm, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../../client.ts';
import { CityLink } from '../../../kit/CityLink.tsx';
import { ConfirmAction } from '../../../kit/ConfirmAction.tsx';
import { DataTable } from '../../../kit/DataTable.tsx';
import { Day } from '../../../kit/Day.tsx';
import { Form } from '../../../kit/Form.tsx';
import { FormDrawer } from '../../../kit/FormDrawer.tsx';
import { Can, useSession } from '../../../kit/session.tsx';
import type { Column, Filter } from '../../../kit/table.ts';
import { useAction } from '../../../kit/useAction.ts';
import { useCitySlug } from '../../../kit/useCity.ts';
import { CycleFrame } from '../CycleFrame.tsx';
import type { AssessmentEvent, Cycle } from '../types.ts';
import { EventForm } from './EventForm.tsx';

/** Whether and how the event counts. */
function Standing({ event }: { event: AssessmentEvent }) {
  const { t } = useTranslation('assessment');
  if (event.outcome === 'declined') return <Tag>{t('eventState.declined')}</Tag>;
  if (event.outcome === null) return <Tag color="gold">{t('eventState.waiting')}</Tag>;
  if (event.cancelsId !== null) return <Tag>{t('eventState.cancels')}</Tag>;
  return event.cancelledBy === null ? (
    <Tag color="green">{t('eventState.confirmed')}</Tag>
  ) : (
    <Tag color="gold">{t('eventState.cancelled')}</Tag>
  );
}

/** The second person's two buttons; who proposed the event has none. */
function Decide({ event }: { event: AssessmentEvent }) {
  const { t } = useTranslation('assessment');
  const city = useCitySlug();
  const { user } = useSession();
  const decide = useAction({
    run: (input: { outcome: 'confirmed' | 'declined'; version: number }, key) =>
      api.post(cityPath(city, `assessment/events/${event.id}/decision`), input, key),
    done: t('eventDecided'),
  });
  if (user.id === event.proposedBy) return t('move.waiting');
  return (
    <Can needs="assessment.events.confirm" otherwise={t('move.waiting')}>
      <Flex gap={4}>
        {(['confirmed', 'declined'] as const).map((outcome) => (
          <ConfirmAction
            key={outcome}
            label={t(`move.do.${outcome}`)}
            title={t('eventAsk', { name: event.name, item: event.itemName })}
            pending={decide.pending}
            button={{ size: 'small' }}
            onConfirm={async () => (await decide.run({ outcome, version: event.version })) ?? undefined}
          >
            <p>
              {event.document}；{event.cause}
            </p>
          </ConfirmAction>
        ))}
      </Flex>
    </Can>
  );
}

function CancelForm({ event, onDone }: { event: AssessmentEvent; onDone: () => void }) {
  const { t } = useTranslation('assessment');
  const city = useCitySlug();
  const action = useAction({
    quiet: true,
    run: (input: unknown, key) => api.post(cityPath(city, `assessment/events/${event.id}/cancel`), input, key),
    done: t('eventProposed'),
    onDone,
  });
  return (
    <Form schema={null} action={action} submitLabel={t('eventCancel')}>
      <p>{`${event.name} · ${event.itemName} · ${event.document}`}</p>
      <AntdForm.Item name="document" label={t('eventDocument')} rules={[{ required: true }]}>
        <Input maxLength={100} />
      </AntdForm.Item>
      <AntdForm.Item name="cause" label={t('cause')} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}

function useColumns(onCancel: (event: AssessmentEvent) => void, cycle: Cycle): Column<AssessmentEvent>[] {
  const { t } = useTranslation('assessment');
  const cancellable = ({ outcome, cancelsId, cancelledBy }: AssessmentEvent) =>
    cycle.state === 'open' && outcome === 'confirmed' && cancelsId === null && cancelledBy === null;
  return [
    {
      key: 'name',
      title: t('name'),
      render: ({ name, workerId }) => <CityLink to={`assessment/${cycle.id}/people/${workerId}`}>{name}</CityLink>,
    },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName },
    { key: 'kind', title: t('eventKind'), render: ({ kind }) => t(`eventKind.${kind}`) },
    { key: 'item', title: t('eventItem'), wrap: true, render: ({ itemName }) => itemName },
    {
      key: 'points',
      title: t('points'),
      align: 'right',
      render: ({ kind, total, times }) =>
        kind === 'veto' ? '—' : times === 1 ? total : `${total}（${t('timesOf', { n: times })}）`,
    },
    { key: 'day', title: t('eventDay'), render: ({ onDay }) => <Day value={onDay} /> },
    { key: 'document', title: t('eventDocument'), wrap: true, render: (event) => `${event.document}；${event.cause}` },
    { key: 'by', title: t('move.by'), wrap: true, render: ({ proposedByName, decidedByName }) => [proposedByName, decidedByName].filter(Boolean).join(' / ') }, // prettier-ignore
    { key: 'state', title: t('move.outcome'), render: (event) => <Standing event={event} /> },
    {
      key: 'act',
      title: t('eventAct'),
      render: (event) =>
        event.outcome === null ? (
          <Decide event={event} />
        ) : cancellable(event) ? (
          <Can needs="assessment.marks.write">
            <Button size="small" onClick={() => onCancel(event)}>
              {t('eventCancel')}
            </Button>
          </Can>
        ) : null,
    },
  ];
}

function useFilters(): Filter[] {
  const { t } = useTranslation('assessment');
  const options = <K extends string>(keys: readonly K[], label: (key: K) => string) =>
    keys.map((value) => ({ value, label: label(value) }));
  return [
    { key: 'state', label: t('move.outcome'), kind: 'select', options: options(['waiting', 'confirmed', 'declined'] as const, (key) => t(`eventState.${key}`)) },
    { key: 'kind', label: t('eventKind'), kind: 'select', options: options(['bonus', 'deduction', 'veto'] as const, (key) => t(`eventKind.${key}`)) },
  ]; // prettier-ignore
}

function Events({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('assessment');
  const [proposing, setProposing] = useState(false);
  const [cancelling, setCancelling] = useState<AssessmentEvent | null>(null);
  const columns = useColumns(setCancelling, cycle);
  const filters = useFilters();
  return (
    <>
      <DataTable<AssessmentEvent>
        name="assessment-events"
        label={t('events')}
        path={`assessment/cycles/${cycle.id}/events`}
        columns={columns}
        filters={filters}
        keyOf={({ id }) => id}
        empty={t('noEvents')}
        extra={
          cycle.state === 'open' ? (
            <Can needs="assessment.marks.write">
              <Button type="primary" onClick={() => setProposing(true)}>
                {t('eventPropose')}
              </Button>
            </Can>
          ) : null
        }
      />
      <FormDrawer title={t('eventPropose')} open={proposing} onClose={() => setProposing(false)}>
        <EventForm cycle={cycle} onDone={() => setProposing(false)} />
      </FormDrawer>
      <FormDrawer title={t('eventCancel')} open={cancelling !== null} onClose={() => setCancelling(null)}>
        {cancelling ? <CancelForm event={cancelling} onDone={() => setCancelling(null)} /> : null}
      </FormDrawer>
    </>
  );
}

/** Bonuses, deductions and vetoes of a year: who proposed, who confirmed, on which document. */
export default function EventsPage() {
  return <CycleFrame>{(cycle) => <Events cycle={cycle} />}</CycleFrame>;
}
