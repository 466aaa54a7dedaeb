import { Form as AntdForm, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { MoneyInput } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { AllianceNav } from './AllianceNav.tsx';
import { MemberSelect } from './MemberSelect.tsx';
import type { LineListed } from './types.ts';
import { useSettings } from './useSettings.ts';
import { filled, minutesOf } from './words.ts';
import { today } from '../../kit/today.ts';
import { useRequired } from '../../kit/useRequired.ts';

const { Item, useWatch } = AntdForm;
const made = ['need', 'resource', 'project'] as const;

/** A need that the project takes up, of those that are still open. */
function NeedSelect({
  value,
  onChange,
  id,
}: {
  value?: string;
  onChange?: (id: string | undefined) => void;
  id?: string;
}) {
  const query = useCityQuery<{ items: LineListed[] }>('alliance/lines', { list: 'need', state: 'open', pageSize: 100 });
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      value={value ?? null}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? undefined)}
      options={(query.data?.items ?? []).map((row) => ({ value: row.id, label: `${row.unitName} · ${row.title}` }))}
      loading={query.isLoading}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

function LineFields() {
  const { t } = useTranslation('alliance');
  const { themes, listName } = useSettings();
  const list = useWatch('list') as (typeof made)[number] | undefined;
  const required = useRequired();
  return (
    <>
      <Item name="list" label={t('list')} rules={required}>
        <Radio.Group options={made.map((value) => ({ value, label: listName(value) }))} />
      </Item>
      <Item name="title" label={t('lineTitle')} rules={required}>
        <Input maxLength={100} />
      </Item>
      <Item name="detail" label={t('detail')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Item>
      <div className="alliance-row">
        <Item name="theme" label={t('theme')} rules={required}>
          <Select options={themes} />
        </Item>
        <Item name="unitId" label={t('forUnit')} rules={required}>
          <UnitSelect
            kinds={list === 'resource' ? ['city', 'street', 'community'] : ['street', 'community']}
            label={t('forUnit')}
          />
        </Item>
      </div>
      <Item name="organisationId" label={t('owner')} rules={list === 'need' ? [] : required}>
        <MemberSelect />
      </Item>
      {list === 'project' ? (
        <Item name="needId" label={t('takesUp')}>
          <NeedSelect />
        </Item>
      ) : null}
      <div className="alliance-row">
        <Item name="hours" label={t('hours')} extra={list === 'need' ? t('amountsOptional') : t('amountsNeeded')}>
          <InputNumber min={0} max={1_000_000} precision={2} className="full-width" />
        </Item>
        <Item name="fen" label={t('money')}>
          <MoneyInput />
        </Item>
      </div>
      <div className="alliance-row">
        <Item name="fromDay" label={t('fromDay')} rules={required}>
          <DayPicker />
        </Item>
        <Item name="dueDay" label={t('dueDay')} rules={required}>
          <DayPicker />
        </Item>
      </div>
    </>
  );
}

/** Enters a need, a resource or a project of its own. */
export default function NewLinePage() {
  const { t } = useTranslation('alliance');
  const city = useCitySlug();
  const go = useCityNavigate();
  const make = useAction({
    quiet: true,
    done: t('done.made'),
    run: (input: unknown, key) => api.post<{ id: string }>(cityPath(city, 'alliance/lines'), input, key),
    onDone: ({ id }) => go(`alliance/lines/${id}`),
  });
  const shape = ({ hours, fen, ...rest }: Record<string, unknown>) => ({
    ...filled(rest),
    minutes: minutesOf(hours),
    fen: fen ?? 0,
  });
  return (
    <>
      <PageHeader title={t('newLine')} note={t('newLineNote')} />
      <AllianceNav />
      <section className="panel">
        <Form
          schema={null}
          action={make}
          shape={shape}
          initial={{ list: 'need', fromDay: today() }}
          submitLabel={t('act.make')}
          onCancel={() => go('alliance/lines')}
        >
          <LineFields />
        </Form>
      </section>
    </>
  );
}
