import { Button, Flex, Select, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Day } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { PayNav } from '../pay/PayNav.tsx';
import { TrustTag } from '../pay/TrustTag.tsx';
import './files.css';
import { ProfileForm } from './ProfileForm.tsx';
import type { Profile, ProfileTemplate } from './types.ts';
import { today } from '../../kit/today.ts';

/** Below so many pixels the table scrolls rather than break its words. */
const readable = 640;

function End({ profile }: { profile: Profile }) {
  const { t } = useTranslation('payfiles');
  const city = useCitySlug();
  const { code, name, source, trust, definition } = profile;
  const end = useAction({
    done: t('did'),
    run: (_: string, key) => {
      const row = { code, name, source, trust, definition, fromDay: today(), inUse: false };
      return api.post(cityPath(city, 'pay/bank-profiles'), row, key);
    },
  });
  return (
    <ConfirmAction label={t('end')} title={t('endAsk', { name })} danger pending={end.pending} onConfirm={end.run} />
  );
}

/** What the form starts from: a template under a new code, or a profile that goes on under its own. */
interface Start {
  readonly from: ProfileTemplate;
  readonly fixedCode: boolean;
}

function Profiles({ profiles, onChange }: { profiles: Profile[]; onChange: (profile: Profile) => void }) {
  const { t } = useTranslation('payfiles');
  return (
    <Table<Profile>
      rowKey="id"
      pagination={false}
      scroll={{ x: readable }}
      dataSource={profiles}
      columns={[
        {
          title: t('name'),
          key: 'name',
          render: (_, { name, code, trust }) => (
            <>
              {t('definitionOf', { name, code })} <TrustTag trust={trust} />
            </>
          ),
        },
        { title: t('fromDay'), dataIndex: 'fromDay', render: (day: string) => <Day value={day} /> },
        {
          title: t('format'),
          key: 'format',
          render: (_, { definition }) =>
            `${t(`format.${definition.format}`)} · ${t(`encoding.${definition.encoding}`)}`,
        },
        {
          title: '',
          key: 'state',
          render: (_, profile) =>
            profile.inForce ? (
              <Flex gap={8} align="center" wrap>
                <Tag color="green">{t('inForce')}</Tag>
                <Button onClick={() => onChange(profile)}>{t('change')}</Button>
                <End profile={profile} />
              </Flex>
            ) : profile.inUse ? null : (
              <Tag>{t('end')}</Tag>
            ),
        },
      ]}
    />
  );
}

/** Every format that the city's banks are written in, with what each was before. */
export default function BankProfilesPage() {
  const { t } = useTranslation('payfiles');
  const [start, setStart] = useState<Start | null>(null);
  const list = useCityQuery<{ items: Profile[] }>('pay/bank-profiles');
  const templates = useCityQuery<{ items: ProfileTemplate[] }>('pay/bank-profile-templates');
  const begin = (code: string) => {
    const from = templates.data?.items.find((template) => template.code === code);
    if (from) setStart({ from: { ...from, code: '' }, fixedCode: false });
  };
  return (
    <>
      <PageHeader
        title={t('bankProfiles')}
        note={t('bankProfilesNote')}
        actions={
          <Select
            aria-label={t('startFrom')}
            placeholder={`${t('addProfile')} · ${t('startFrom')}`}
            value={null}
            options={(templates.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code: string | null) => (code === null ? undefined : begin(code))}
          />
        }
      />
      <PayNav />
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isLoading ? <Skeleton active /> : null}
      {list.data ? (
        <Profiles profiles={list.data.items} onChange={(from) => setStart({ from, fixedCode: true })} />
      ) : null}
      <FormDrawer
        title={start?.fixedCode ? t('change') : t('addProfile')}
        open={start !== null}
        onClose={() => setStart(null)}
        width={960}
      >
        {start ? <ProfileForm start={start.from} fixedCode={start.fixedCode} onDone={() => setStart(null)} /> : null}
      </FormDrawer>
    </>
  );
}
