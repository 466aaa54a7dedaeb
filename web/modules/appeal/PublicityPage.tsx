import { Button, Flex, Form as AntdForm, Input, QRCode, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DataTable } from '../../kit/DataTable.tsx';
import { Day, DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { CycleFrame } from '../assessment/CycleFrame.tsx';
import './appeal.css';
import { masks, publicAddress } from './address.ts';
import type { Objection, PublicList } from './types.ts';

function Link({ cycleId, begun }: { cycleId: string; begun: boolean }) {
  const { t } = useTranslation('appeal');
  const city = useCitySlug();
  const [names, setNames] = useState<(typeof masks)[number]>('surname');
  const { data } = useCityQuery<PublicList>(`assessment/cycles/${cycleId}/public-list`);
  const make = useAction<object, unknown>({
    run: (input, key) => api.post(cityPath(city, `assessment/cycles/${cycleId}/public-list`), input, key),
    done: t('linkMade'),
  });
  const address = data?.token ? publicAddress(city, data.token) : null;
  return (
    <section className="panel appeal-link">
      <h2>{t('link')}</h2>
      {data?.from && data.until ? <p>{t('upUntil', { from: data.from, until: data.until })}</p> : null}
      {address ? (
        <>
          <a href={address}>{address}</a>
          {/* Whoever cannot see it has the address above. */}
          <span aria-hidden="true">
            <QRCode value={address} type="svg" size={140} color="#000" bordered={false} />
          </span>
        </>
      ) : (
        <p>{t(begun ? 'linkNone' : 'linkEarly')}</p>
      )}
      <Flex gap={8} wrap className="no-print">
        <Select
          aria-label={t('names')}
          value={names}
          options={masks.map((value) => ({ value, label: t(`names.${value}`) }))}
          onChange={setNames}
        />
        <Button disabled={!begun} loading={make.pending} onClick={() => void make.run({ names })}>
          {t('linkMake')}
        </Button>
      </Flex>
    </section>
  );
}

function EnterForm({ cycleId, onDone }: { cycleId: string; onDone: () => void }) {
  const { t } = useTranslation('appeal');
  const city = useCitySlug();
  const action = useAction<object, unknown>({
    run: (input, key) => api.post(cityPath(city, `assessment/cycles/${cycleId}/objections`), input, key),
    done: t('objectionEntered'),
    quiet: true,
    onDone,
  });
  const shape = (values: Record<string, unknown>) => ({ ...values, document: values['document'] || null });
  const fields = [
    ['name', 'objector'],
    ['contact', 'contact'],
    ['about', 'about'],
  ] as const;
  return (
    <Form schema={null} action={action} submitLabel={t('objectionEnter')} shape={shape}>
      {fields.map(([name, label]) => (
        <AntdForm.Item key={name} name={name} label={t(label)} rules={[{ required: true }]}>
          <Input maxLength={name === 'name' ? 50 : 100} />
        </AntdForm.Item>
      ))}
      <AntdForm.Item name="content" label={t('content')} rules={[{ required: true }]}>
        <Input.TextArea rows={4} maxLength={2000} />
      </AntdForm.Item>
      <AntdForm.Item name="document" label={t('document')}>
        <Input maxLength={200} />
      </AntdForm.Item>
      <AntdForm.Item name="receivedOn" label={t('receivedOn')} rules={[{ required: true }]}>
        <DayPicker placeholder={t('receivedOn')} />
      </AntdForm.Item>
    </Form>
  );
}

function AnswerForm({ objection, onDone }: { objection: Objection; onDone: () => void }) {
  const { t } = useTranslation('appeal');
  const city = useCitySlug();
  const action = useAction<object, unknown>({
    run: (input, key) => api.post(cityPath(city, `assessment/objections/${objection.id}/answer`), input, key),
    done: t('answered'),
    quiet: true,
    onDone,
  });
  const outcomes = (['founded', 'unfounded'] as const).map((value) => ({ value, label: t(`outcome.${value}`) }));
  return (
    <Form schema={null} action={action} submitLabel={t('answer')}>
      <p>{objection.content}</p>
      <AntdForm.Item name="outcome" label={t('outcome')} rules={[{ required: true }]}>
        <Select options={outcomes} />
      </AntdForm.Item>
      <AntdForm.Item name="answer" label={t('answer')} rules={[{ required: true, min: 2 }]}>
        <Input.TextArea rows={4} maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}

function Objections({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation('appeal');
  const [answering, setAnswering] = useState<Objection | null>(null);
  const [entering, setEntering] = useState(false);
  const columns: Column<Objection>[] = [
    { key: 'received', title: t('receivedOn'), render: ({ receivedOn }) => <Day value={receivedOn} /> },
    { key: 'objector', title: t('objector'), render: ({ name, contact }) => `${name} ${contact}` },
    { key: 'about', title: t('about'), render: ({ about }) => about },
    { key: 'content', title: t('content'), wrap: true, render: ({ content }) => content },
    { key: 'document', title: t('document'), render: ({ document }) => document ?? '—' },
    {
      key: 'outcome',
      title: t('outcome'),
      wrap: true,
      render: (objection) =>
        objection.outcome ? (
          <>
            <Tag>{t(`outcome.${objection.outcome}`)}</Tag>
            {objection.answer}
          </>
        ) : (
          <Button size="small" onClick={() => setAnswering(objection)}>
            {t('answer')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <DataTable<Objection>
        name="objections"
        label={t('objections')}
        path={`assessment/cycles/${cycleId}/objections`}
        columns={columns}
        keyOf={({ id }) => id}
        extra={<Button onClick={() => setEntering(true)}>{t('objectionEnter')}</Button>}
        empty={t('noObjections')}
      />
      <FormDrawer title={t('objectionEnter')} open={entering} onClose={() => setEntering(false)}>
        <EnterForm cycleId={cycleId} onDone={() => setEntering(false)} />
      </FormDrawer>
      <FormDrawer title={t('answer')} open={answering !== null} onClose={() => setAnswering(null)}>
        {answering ? <AnswerForm objection={answering} onDone={() => setAnswering(null)} /> : null}
      </FormDrawer>
    </>
  );
}

/** The public list's link and what the public says to it. */
export default function PublicityPage() {
  return (
    <CycleFrame>
      {(cycle) => (
        <>
          <Link cycleId={cycle.id} begun={cycle.publicityFrom !== null} />
          <Objections cycleId={cycle.id} />
        </>
      )}
    </CycleFrame>
  );
}
