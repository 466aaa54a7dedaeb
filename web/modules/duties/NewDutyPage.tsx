import { useSearch } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { DraftForm } from './DraftForm.tsx';
import { DutyNav } from './DutyNav.tsx';
import type { Catalogue, CatalogueItem } from './types.ts';

const blank = { kind: 'assist', method: 'unit', targets: [{}], authorities: [{}] };

const present = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));

/** What the city's list says of a duty, as the beginning of a draft. */
function drafted(item: CatalogueItem): object {
  const { kind, title, departmentId, legalBasis, content, lineId, method, measure, unitPriceFen } = item;
  const { fromMonth, untilMonth, parts } = item;
  return {
    ...present({ title, departmentId, legalBasis, content, lineId, measure, unitPriceFen, fromMonth, untilMonth }),
    kind,
    method,
    targets: parts.length > 0 ? parts.map(present) : [{}],
    authorities: [{}],
  };
}

/** A department writes down what it wants to hand over: from nothing, or from the city's list. */
export default function NewDutyPage() {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const go = useCityNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const code = typeof search['item'] === 'string' ? search['item'] : null;
  const list = useCityQuery<Catalogue>('duties/catalogue', {}, { enabled: code !== null });
  const create = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (input: Record<string, unknown>, key) => api.post<{ id: string }>(cityPath(city, 'duties'), input, key),
    onDone: ({ id }) => go(`duties/${id}`),
  });
  const item = list.data?.items.find((each) => each.code === code);
  if (code !== null && !list.data && !list.error) return <Skeleton active />;
  return (
    <>
      <PageHeader title={t('new')} note={t('newNote')} />
      <DutyNav />
      <DraftForm action={create} initial={item ? drafted(item) : blank} onCancel={() => go('duties')} />
    </>
  );
}
