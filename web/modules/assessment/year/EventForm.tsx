import { Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../../client.ts';
import { DayPicker } from '../../../kit/Day.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useAction } from '../../../kit/useAction.ts';
import { useCitySlug } from '../../../kit/useCity.ts';
import { useCityQuery } from '../../../kit/useCityQuery.ts';
import { nameIn } from '../../../language.ts';
import type { Cycle, Person } from '../types.ts';

const kinds = ['bonus', 'deduction', 'veto'] as const;
type Kind = (typeof kinds)[number];

/** The items of a kind as the scheme has them, in the reader's language. */
function useItems({ scheme }: Cycle, kind: Kind) {
  if (kind === 'veto') return scheme.vetoes.map((value) => ({ value, label: value }));
  const items = kind === 'bonus' ? scheme.bonusItems : scheme.deductionItems;
  return items.map((item) => ({ value: item.code, label: `${nameIn(item)}（${item.points}）` }));
}

/** Finds the worker by name or pinyin among those in the cycle. */
function WorkerField({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('assessment');
  const [typed, setTyped] = useState('');
  const query = useCityQuery<{ items: Person[] }>(
    `assessment/cycles/${cycle.id}/people`,
    { pageSize: 20, ...(typed === '' ? {} : { q: typed }) },
    { keep: true },
  );
  return (
    <AntdForm.Item name="workerId" label={t('name')} rules={[{ required: true }]}>
      <Select
        showSearch={{ filterOption: false, onSearch: (text: string) => setTyped(text.trim().slice(0, 50)) }}
        placeholder={t('search')}
        options={(query.data?.items ?? []).map(({ workerId, name, unitName }) => ({
          value: workerId,
          label: `${name} · ${unitName}`,
        }))}
      />
    </AntdForm.Item>
  );
}

function Fields({ cycle, workerId }: { cycle: Cycle; workerId: string | undefined }) {
  const { t } = useTranslation('assessment');
  const form = AntdForm.useFormInstance();
  const kind = (AntdForm.useWatch('kind', form) as Kind | undefined) ?? 'bonus';
  const items = useItems(cycle, kind);
  const required = [{ required: true }];
  return (
    <>
      {workerId === undefined ? <WorkerField cycle={cycle} /> : null}
      <AntdForm.Item name="kind" label={t('eventKind')} rules={required}>
        <Select
          onChange={() => form.setFieldValue('item', undefined)}
          options={kinds.map((value) => ({ value, label: t(`eventKind.${value}`) }))}
        />
      </AntdForm.Item>
      <AntdForm.Item name="item" label={t('eventItem')} rules={required}>
        <Select options={items} />
      </AntdForm.Item>
      {kind === 'veto' ? null : (
        <AntdForm.Item name="times" label={t('eventTimes')} rules={required}>
          <InputNumber min={1} max={100} precision={0} />
        </AntdForm.Item>
      )}
      <AntdForm.Item name="onDay" label={t('eventDay')} rules={required}>
        <DayPicker />
      </AntdForm.Item>
      <AntdForm.Item name="document" label={t('eventDocument')} rules={required}>
        <Input maxLength={100} />
      </AntdForm.Item>
      <AntdForm.Item name="cause" label={t('cause')} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </AntdForm.Item>
    </>
  );
}

/** Proposes a bonus, deduction or veto; another person confirms it. */
export function EventForm({ cycle, workerId, onDone }: { cycle: Cycle; workerId?: string; onDone: () => void }) {
  const { t } = useTranslation('assessment');
  const city = useCitySlug();
  const action = useAction({
    quiet: true,
    run: (input: unknown, key) => api.post(cityPath(city, `assessment/cycles/${cycle.id}/events`), input, key),
    done: t('eventProposed'),
    onDone,
  });
  const shape = (values: Record<string, unknown>) => ({
    times: 1,
    ...values,
    ...(workerId === undefined ? {} : { workerId }),
  });
  return (
    <Form
      schema={null}
      action={action}
      submitLabel={t('eventPropose')}
      initial={{ kind: 'bonus', times: 1 }}
      shape={shape}
    >
      <Fields cycle={cycle} workerId={workerId} />
    </Form>
  );
}
