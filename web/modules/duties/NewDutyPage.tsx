import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { DraftForm } from './DraftForm.tsx';
import { DutyNav } from './DutyNav.tsx';

const blank = { kind: 'assist', method: 'unit', targets: [{}], authorities: [{}] };

/** A department writes down what it wants to hand over. */
export default function NewDutyPage() {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const go = useCityNavigate();
  const create = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (input: Record<string, unknown>, key) => api.post<{ id: string }>(cityPath(city, 'duties'), input, key),
    onDone: ({ id }) => go(`duties/${id}`),
  });
  return (
    <>
      <PageHeader title={t('new')} note={t('newNote')} />
      <DutyNav />
      <DraftForm action={create} initial={blank} onCancel={() => go('duties')} />
    </>
  );
}
