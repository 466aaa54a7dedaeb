import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { useCan } from '../../kit/session.tsx';
import { today } from '../../kit/today.ts';
import { useUnits } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Duty } from './types.ts';

const notAdmitted: ReadonlySet<Duty['state']> = new Set([
  'draft',
  'submitted',
  'rejected',
  'withdrawn',
  'revoked',
  'expired',
]);

/** One tap for a community or street that is asked for this duty although it does not stand. */
export function RefuseDuty({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const hears = useCan('duties.hear');
  const units = useUnits();
  const refuse = useAction({
    done: t('done.refused'),
    run: (unitId: string, key) =>
      api.post(
        cityPath(city, 'duties/refusals'),
        { unitId, departmentId: duty.departmentId, what: duty.title, askedOn: today() },
        key,
      ),
  });
  const seen = units.data?.items ?? [];
  // Whoever sees more than one street speaks for none of them in one tap: the page of refusals asks which.
  const beyond = seen.some(({ kind }) => kind === 'city');
  const own = seen.find(({ kind }) => kind === 'street') ?? seen.find(({ kind }) => kind === 'community');
  if (!hears || beyond || !own || !notAdmitted.has(duty.state)) return null;
  return (
    <ConfirmAction
      label={t('act.refuse')}
      title={t('refuseTitle', { duty: duty.title })}
      danger
      pending={refuse.pending}
      onConfirm={() => refuse.run(own.id)}
    >
      <p>{t('refuseNote', { unit: own.name, department: duty.departmentName })}</p>
    </ConfirmAction>
  );
}
