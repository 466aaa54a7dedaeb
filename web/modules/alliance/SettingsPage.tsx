import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { EditionsPage } from '../../kit/EditionsPage.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { nameIn } from '../../language.ts';
import { AllianceNav } from './AllianceNav.tsx';
import { alarmTerms, points, SettingsFields } from './SettingsFields.tsx';
import type { Policy } from './types.ts';
import { lists } from './words.ts';

function Edition({ policy }: { policy: Policy }) {
  const { t } = useTranslation('alliance');
  const words = (list: Policy['kinds']) => list.map((entry) => nameIn(entry)).join('、');
  return (
    <section className="panel" aria-label={policy.fromDay}>
      <h2>
        {t('settingsFrom', { day: policy.fromDay })} {policy.inForce ? t('inForce') : ''}
      </h2>
      <p>{policy.source}</p>
      <dl className="alliance-facts">
        <dt>{t('lists')}</dt>
        <dd>{lists.map((list) => nameIn(policy.lists[list])).join('、')}</dd>
        <dt>{t('kinds')}</dt>
        <dd>{words(policy.kinds)}</dd>
        <dt>{t('themes')}</dt>
        <dd>{words(policy.themes)}</dd>
        {(['street', 'community'] as const).map((kind) => (
          <div key={kind} className="alliance-template">
            <dt>{nameIn(policy.committees[kind])}</dt>
            <dd>
              {policy.committees[kind].seats
                .map((seat) => `${nameIn(seat)}${seat.count > 1 ? ` × ${seat.count}` : ''}`)
                .join('、')}
            </dd>
          </div>
        ))}
        <dt>{t('points')}</dt>
        <dd>{points.map((point) => `${t(`point.${point}`)} ${policy.match[point]}`).join('；')}</dd>
        <dt>{t('alarms')}</dt>
        <dd>{alarmTerms.map((term) => `${t(`alarm.${term}`)} ${policy.alarm[term]}`).join('；')}</dd>
      </dl>
    </section>
  );
}

function SettingsForm({ present, onClose }: { present: Policy | undefined; onClose: () => void }) {
  const { t } = useTranslation('alliance');
  const city = useCitySlug();
  const put = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (input: unknown, key) => api.post(cityPath(city, 'alliance/policies'), input, key),
    onDone: onClose,
  });
  const { lists: listWords, kinds, themes, committees, match, alarm } = present ?? {};
  const initial = { lists: listWords, kinds, themes, committees, match, alarm };
  return (
    <Form schema={null} action={put} submitLabel={t('act.save')} initial={initial} onCancel={onClose}>
      <SettingsFields />
    </Form>
  );
}

/** Names of the lists, kinds, themes, committees and points of matching; each edition with its source. */
export default function SettingsPage() {
  const { t } = useTranslation('alliance');
  return (
    <EditionsPage<Policy>
      path="alliance/policies"
      title={t('settings')}
      note={t('settingsNote')}
      act={t('act.settings')}
      width={820}
      nav={<AllianceNav />}
      edition={(policy) => <Edition policy={policy} />}
      form={(present, close) => <SettingsForm present={present} onClose={close} />}
    />
  );
}
