import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { AllianceNav } from './AllianceNav.tsx';
import { points, SettingsFields } from './SettingsFields.tsx';
import type { Policy } from './types.ts';
import { named, useSettings } from './useSettings.ts';
import { lists } from './words.ts';

function Edition({ policy }: { policy: Policy }) {
  const { t } = useTranslation('alliance');
  const words = (list: Policy['kinds']) => list.map(named).join('、');
  return (
    <section className="panel" aria-label={policy.fromDay}>
      <h2>
        {t('settingsFrom', { day: policy.fromDay })} {policy.inForce ? t('inForce') : ''}
      </h2>
      <p>{policy.source}</p>
      <dl className="alliance-facts">
        <dt>{t('lists')}</dt>
        <dd>{lists.map((list) => named(policy.lists[list])).join('、')}</dd>
        <dt>{t('kinds')}</dt>
        <dd>{words(policy.kinds)}</dd>
        <dt>{t('themes')}</dt>
        <dd>{words(policy.themes)}</dd>
        {(['street', 'community'] as const).map((kind) => (
          <div key={kind} className="alliance-template">
            <dt>{named(policy.committees[kind])}</dt>
            <dd>
              {policy.committees[kind].seats
                .map((seat) => `${named(seat)}${seat.count > 1 ? ` × ${seat.count}` : ''}`)
                .join('、')}
            </dd>
          </div>
        ))}
        <dt>{t('points')}</dt>
        <dd>{points.map((point) => `${t(`point.${point}`)} ${policy.match[point]}`).join('；')}</dd>
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
  const { lists: listWords, kinds, themes, committees, match } = present ?? {};
  const initial = { lists: listWords, kinds, themes, committees, match };
  return (
    <Form schema={null} action={put} submitLabel={t('act.save')} initial={initial} onCancel={onClose}>
      <SettingsFields />
    </Form>
  );
}

/** Names of the lists, kinds, themes, committees and points of matching; each edition with its source. */
export default function SettingsPage() {
  const { t } = useTranslation('alliance');
  const [open, setOpen] = useState(false);
  const { query, present } = useSettings();
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return (
    <>
      <PageHeader
        title={t('settings')}
        note={t('settingsNote')}
        actions={
          <Can needs="city.settings.write">
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('act.settings')}
            </Button>
          </Can>
        }
      />
      <AllianceNav />
      {query.data.items.map((policy) => (
        <Edition key={policy.fromDay} policy={policy} />
      ))}
      <FormDrawer title={t('act.settings')} open={open} onClose={() => setOpen(false)} width={820}>
        <SettingsForm present={present} onClose={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}
