import { useTranslation } from 'react-i18next';
import { EditionsPage } from '../../kit/EditionsPage.tsx';
import { nameIn } from '../../language.ts';
import { AllianceNav } from './AllianceNav.tsx';
import { alarmTerms, points, SettingsFields } from './SettingsFields.tsx';
import type { Policy } from './types.ts';
import { lists } from './words.ts';

function Edition({ policy }: { policy: Policy }) {
  const { t } = useTranslation('alliance');
  const words = (list: Policy['kinds']) => list.map((entry) => nameIn(entry)).join('、');
  return (
    <>
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
    </>
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
      fields={() => <SettingsFields />}
    />
  );
}
