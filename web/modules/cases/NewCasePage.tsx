import { useLocation, useSearch } from '@tanstack/react-router';
import { Alert, Button, Flex, Form as AntdForm, Input, QRCode, Select, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { Form } from '../../kit/Form.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { UnitSelect, useUnits, type UnitNode } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { CaseNav } from './CaseNav.tsx';
import './cases.css';
import type { Receipt } from './types.ts';
import { useCategories } from './useCategories.ts';
import { urgencies } from './words.ts';

const { Item, useWatch } = AntdForm;
const staffChannels = ['doorstep', 'phone'] as const;

/** Number and code for the resident, on paper or off the screen: the code is told this once. */
export function Slip({ receipt, onClose }: { receipt: Receipt; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const city = useCitySlug();
  const { number, code } = receipt;
  if (number === null || code === null) return <Alert type="info" showIcon title={t('slip.lost')} />;
  return (
    <section className="panel case-slip" aria-label={t('slip')} role="status">
      <h2>{t('slip')}</h2>
      <p>{t('slip.note')}</p>
      <span aria-hidden="true">
        <QRCode
          value={`${location.origin}/${city}/track#${number}.${code}`}
          type="svg"
          size={150}
          color="#000"
          bordered={false}
        />
      </span>
      <dl className="facts">
        <dt>{t('number')}</dt>
        <dd>{number}</dd>
        <dt>{t('code')}</dt>
        <dd>{`${code.slice(0, 5)}-${code.slice(5)}`}</dd>
        <dt>{t('slip.where')}</dt>
        <dd>
          {location.host}/{city}/track
        </dd>
      </dl>
      <Flex gap={8} className="no-print">
        <Button onClick={() => window.print()}>{t('print')}</Button>
        <Button type="primary" onClick={onClose}>
          {t('slip.open')}
        </Button>
      </Flex>
    </section>
  );
}

/**
 * Streets and communities come with the tree, grids once a community is chosen. Whoever has grids alone is offered them
 * at once.
 */
export function Place() {
  const { t } = useTranslation('cases');
  const units = useUnits();
  const communityId: string | undefined = useWatch('communityId');
  const gridsAlone = units.data?.items.length === 0;
  const grids = useCityQuery<{ items: UnitNode[] }>(
    'organisation/units',
    { kind: 'grid', under: communityId, pageSize: 200 },
    { enabled: Boolean(communityId) || gridsAlone },
  );
  const required = useRequired();
  return (
    <div className="field-row">
      {gridsAlone ? null : (
        <Item name="communityId" label={t('community')} rules={required}>
          <UnitSelect kinds={['street', 'community']} label={t('community')} />
        </Item>
      )}
      <Item name="gridId" label={t('grid')} rules={gridsAlone ? required : []}>
        <Select
          allowClear
          disabled={!communityId && !gridsAlone}
          options={(grids.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Item>
    </div>
  );
}

function Fields() {
  const { t } = useTranslation('cases');
  const categories = useCategories();
  const required = useRequired();
  return (
    <>
      <Item name="channel" label={t('channelLabel')} rules={required}>
        <Segmented options={staffChannels.map((value) => ({ value, label: t(`channel.${value}`) }))} />
      </Item>
      <Place />
      <Item name="spot" label={t('spot')}>
        <Input maxLength={120} />
      </Item>
      <div className="field-row">
        <Item name="category" label={t('category')} rules={required}>
          <Select options={[...categories]} />
        </Item>
        <Item name="urgency" label={t('urgencyLabel')} rules={required}>
          <Select options={urgencies.map((value) => ({ value, label: t(`urgency.${value}`) }))} />
        </Item>
      </div>
      <Item name="title" label={t('name')}>
        <Input maxLength={80} placeholder={t('name.own')} />
      </Item>
      <Item name="content" label={t('content')} rules={required}>
        <Input.TextArea rows={5} maxLength={2000} />
      </Item>
      <fieldset>
        <legend>{t('person')}</legend>
        <div className="field-row">
          <Item name="name" label={t('person.name')}>
            <Input maxLength={50} autoComplete="off" />
          </Item>
          <Item name="contact" label={t('person.contact')}>
            <Input maxLength={60} inputMode="tel" autoComplete="off" />
          </Item>
          <Item name="address" label={t('person.address')}>
            <Input maxLength={120} autoComplete="off" />
          </Item>
        </div>
      </fieldset>
    </>
  );
}

const told = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  );

/** `cases/new?visit=…&unitId=…&gridId=…`: staff file what a resident said, at the door, by telephone or on a visit. */
export default function NewCasePage() {
  const { t } = useTranslation('cases');
  const city = useCitySlug();
  const go = useCityNavigate();
  const { visit, unitId, gridId }: Record<string, string | undefined> = useSearch({ strict: false });
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const file = useAction<Record<string, unknown>, Receipt>({
    quiet: true,
    run: (input, key) => api.post<Receipt>(cityPath(city, 'cases'), input, key),
    onDone: setReceipt,
  });
  const shape = ({ communityId, gridId, ...values }: Record<string, unknown>) => ({
    ...told(values),
    unitId: gridId ?? communityId,
    ...(visit ? { origin: { kind: 'visit', id: visit } } : {}),
  });
  // A grid says in which community it lies; what was heard on the visit comes along, and never in the address.
  const grid = useCityQuery<UnitNode>(
    `organisation/units/${gridId ?? ''}`,
    {},
    { enabled: Boolean(gridId) && !unitId },
  );
  const communityId = unitId ?? grid.data?.parentId ?? undefined;
  const { content, spot } = useLocation().state as { content?: string; spot?: string };
  const initial = told({ channel: 'doorstep', urgency: 'ordinary', communityId, gridId, content, spot });
  return (
    <>
      <PageHeader title={t('new')} note={t('newNote')} />
      <CaseNav />
      {receipt ? (
        <Slip receipt={receipt} onClose={() => go(`cases/${receipt.id}`)} />
      ) : (
        <section className="panel" aria-busy={grid.isLoading}>
          {visit ? <Alert type="info" showIcon title={t('fromVisit')} className="form-alert" /> : null}
          {grid.isLoading ? (
            <Skeleton active />
          ) : (
            <Form
              schema={null}
              action={file}
              submitLabel={t('act.file')}
              shape={shape}
              initial={initial}
              onCancel={() => go('cases')}
            >
              <Fields />
            </Form>
          )}
        </section>
      )}
    </>
  );
}
