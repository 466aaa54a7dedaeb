import { useSearch } from '@tanstack/react-router';
import { Alert, Form as AntdForm, Input, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { Place } from '../cases/NewCasePage.tsx';
import { ListingNav } from './ListingNav.tsx';
import { OwnerFields } from './ListingSteps.tsx';
import './listings.css';
import { useKinds } from './useKinds.ts';
import { levels } from './words.ts';

const { Item, useWatch } = AntdForm;

/** How many working days the kind has at this level, as the terms of today say. */
function Days() {
  const { t } = useTranslation('listings');
  const { kinds } = useKinds();
  const kind: string | undefined = useWatch('kind');
  const level: (typeof levels)[number] | undefined = useWatch('level');
  const found = kinds.find(({ code }) => code === kind);
  return found && level ? <p>{t('days', { n: found.workdays[level] })}</p> : null;
}

function Fields() {
  const { t } = useTranslation('listings');
  const { options } = useKinds();
  const required = useRequired();
  return (
    <>
      <div className="field-row">
        <Item name="kind" label={t('kindLabel')} rules={required}>
          <Select options={options} />
        </Item>
        <Item name="level" label={t('levelLabel')} rules={required}>
          <Select options={levels.map((value) => ({ value, label: t(`level.${value}`) }))} />
        </Item>
      </div>
      <Days />
      <Item name="title" label={t('name')} rules={required}>
        <Input maxLength={80} />
      </Item>
      <Item name="content" label={t('content')} rules={required}>
        <Input.TextArea rows={5} maxLength={2000} />
      </Item>
      <Place />
      <Item name="spot" label={t('spot')}>
        <Input maxLength={120} />
      </Item>
      <OwnerFields />
      <Item name="publicText" label={t('publicText')} extra={t('publicText.note')}>
        <Input maxLength={200} />
      </Item>
    </>
  );
}

const sources = ['case', 'whistle', 'followup'] as const;
type SourceKind = (typeof sources)[number];
const pathOf = { case: 'cases', whistle: 'whistles', followup: 'follow-ups' } as const;

interface Found {
  title: string;
  content?: string;
  unitId?: string;
  streetId?: string;
  number?: string;
  code?: string;
  claim?: string | null;
  spot?: string | null;
}
interface Unit {
  id: string;
  kind: string;
  parentId: string | null;
}

/** What is already said at the source; everything can be changed before it is listed. */
function useSource(kind: SourceKind | undefined, id: string | undefined) {
  const record = useCityQuery<Found>(`${pathOf[kind ?? 'case']}/${id ?? ''}`, {}, { enabled: Boolean(kind && id) });
  const unitId = record.data?.unitId ?? record.data?.streetId;
  const unit = useCityQuery<Unit>(`organisation/units/${unitId ?? ''}`, {}, { enabled: Boolean(unitId) });
  const waits = Boolean(kind) && (!record.data || (Boolean(unitId) && !unit.data && !unit.error));
  return { record, unit: unit.data, waits };
}

const initialOf = ({ title, content, spot }: Found, unit: Unit | undefined) => ({
  title: title.slice(0, 80),
  ...(content ? { content } : {}),
  ...(spot ? { spot } : {}),
  ...(unit?.kind === 'grid' ? { communityId: unit.parentId, gridId: unit.id } : unit ? { communityId: unit.id } : {}),
});

/** `listings/new?case=…` (or `whistle`, `followup`): a problem is hung, typed in or out of what is there. */
export default function NewListingPage() {
  const { t } = useTranslation('listings');
  const city = useCitySlug();
  const go = useCityNavigate();
  const search: Record<string, string | undefined> = useSearch({ strict: false });
  const kind = sources.find((one) => search[one] !== undefined);
  const id = kind ? search[kind] : undefined;
  const { record, unit, waits } = useSource(kind, id);
  const list = useAction<Record<string, unknown>, { id: string }>({
    quiet: true,
    done: t('done.listed'),
    run: (input, key) => api.post<{ id: string }>(cityPath(city, 'listings'), input, key),
    onDone: (made) => go(`listings/${made.id}`),
  });
  const shape = ({ communityId, gridId, ...values }: Record<string, unknown>) => ({
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')),
    unitId: gridId ?? communityId,
    ...(kind ? { source: { kind, id } } : {}),
  });
  if (record.error) return <Failure whole error={record.error} onRetry={() => void record.refetch()} />;
  const number = record.data?.number ?? record.data?.code ?? '';
  return (
    <>
      <PageHeader title={t('new')} note={t('newNote')} />
      <ListingNav />
      <section className="panel" aria-label={t('new')}>
        {kind ? (
          <Alert
            type="info"
            showIcon
            title={t('fromSource', { source: t(`source.${kind}`), number })}
            className="form-alert"
          />
        ) : null}
        {waits ? (
          <Skeleton active />
        ) : (
          <Form
            schema={null}
            action={list}
            submitLabel={t('act.list')}
            shape={shape}
            initial={{ level: 'ordinary', ...(kind && record.data ? initialOf(record.data, unit) : {}) }}
            onCancel={() => go('listings')}
          >
            <Fields />
          </Form>
        )}
      </section>
    </>
  );
}
