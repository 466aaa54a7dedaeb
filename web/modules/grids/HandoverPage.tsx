import { useParams } from '@tanstack/react-router';
import { Button, Flex, Form as AntdForm, Input, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { GridNav } from './GridNav.tsx';
import './grids.css';
import { PersonSelect } from './PersonFields.tsx';
import type { Handover } from './types.ts';

const { Item } = AntdForm;
type Line = Handover['lines'][number];

function Successor({ handover, line }: { handover: Handover; line: Line }) {
  const { t } = useTranslation('grids');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const name = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (values: object, key) => {
      const kept = Object.fromEntries(
        Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
      );
      const body = { version: handover.version, items: [{ memberId: line.memberId, ...kept }] };
      return api.put(cityPath(city, `grids/handovers/${handover.id}/successors`), body, key);
    },
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('act.succeed')}
      </Button>
      <FormDrawer title={`${line.gridName} · ${t(`role.${line.role}`)}`} open={open} onClose={() => setOpen(false)}>
        <Form schema={null} action={name} submitLabel={t('act.save')} onCancel={() => setOpen(false)}>
          <Item name="workerId" label={t('who.worker')}>
            <PersonSelect path="roster/workers" label={t('who.worker')} />
          </Item>
          <Item name="volunteerId" label={t('who.volunteer')} extra={t('successorNote')}>
            <PersonSelect path="grids/volunteers" label={t('who.volunteer')} />
          </Item>
          <Item name="note" label={t('lineNote')} extra={t('lineNoteNote')}>
            <Input maxLength={200} />
          </Item>
        </Form>
      </FormDrawer>
    </>
  );
}

function Lines({ handover }: { handover: Handover }) {
  const { t } = useTranslation('grids');
  const writes = useCan('grids.write') && handover.state === 'open';
  return (
    <section className="panel" aria-label={t('items')}>
      <h2>{t('items')}</h2>
      {handover.lines.map((line) => (
        <div key={line.memberId} className="handover-line">
          <p>
            <b>
              {line.gridName} · {t(`role.${line.role}`)} {line.area}
            </b>{' '}
            {line.held.map(({ label, count }) => (
              <Tag key={label}>
                {label} {count}
              </Tag>
            ))}
          </p>
          <Flex gap={8} align="center" wrap>
            <span>
              {t('successor')}：{line.successorName ?? line.note ?? t('noSuccessor')}
            </span>
            {writes ? <Successor handover={handover} line={line} /> : null}
          </Flex>
        </div>
      ))}
    </section>
  );
}

function Loaded({ handover }: { handover: Handover }) {
  const { t } = useTranslation('grids');
  const city = useCitySlug();
  const sign = useAction({
    done: t('done.signed'),
    run: (version: number, key) => api.post(cityPath(city, `grids/handovers/${handover.id}/sign`), { version }, key),
  });
  return (
    <>
      <PageHeader
        title={`${t('handover')} · ${handover.personName}`}
        note={
          <>
            <Tag color={handover.state === 'open' ? 'gold' : 'green'}>{t(`state.${handover.state}`)}</Tag>{' '}
            {handover.unitName} {handover.day}
          </>
        }
        actions={
          <>
            {handover.state === 'open' && !handover.own ? (
              <Can needs="grids.handover.sign">
                <ConfirmAction
                  label={t('act.sign')}
                  title={t('signAsk', { name: handover.personName, count: handover.lines.length })}
                  pending={sign.pending}
                  onConfirm={() => sign.run(handover.version)}
                />
              </Can>
            ) : null}
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <GridNav />
      <section className="panel" aria-label={t('handover')}>
        <p>{handover.reason}</p>
        <p>
          {t('openedBy')}：{handover.openedByName} <Instant value={handover.openedAt} />
        </p>
        {handover.signedByName ? (
          <p>
            {t('signedBy')}：{handover.signedByName} <Instant value={handover.signedAt} />
          </p>
        ) : (
          <p>{t(handover.own ? 'signByOther' : 'signWaits')}</p>
        )}
        <AuditLink subject={handover.id} />
      </section>
      <Lines handover={handover} />
    </>
  );
}

/** What one person held, who takes each over, and who signed it off. */
export default function HandoverPage() {
  const { handoverId = '' } = useParams({ strict: false }) as { handoverId?: string };
  const query = useCityQuery<Handover>(`grids/handovers/${handoverId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return <Loaded handover={query.data} />;
}
