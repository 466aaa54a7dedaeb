import { Alert, Button, Flex, Radio, Table } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { MonthPicker } from '../../kit/Day.tsx';
import { useErrorText } from '../../kit/Failure.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { LevelsAnswer } from './types.ts';

interface Wanted {
  fromMonth: string;
  who: 'missing' | 'all';
}

function Changes({ preview }: { preview: LevelsAnswer }) {
  const { t } = useTranslation('pay');
  return (
    <Table
      size="small"
      rowKey="workerId"
      pagination={false}
      scroll={{ y: 320 }}
      dataSource={preview.changes}
      columns={[
        { title: t('name'), dataIndex: 'name' },
        { title: t('before'), align: 'right', render: (_, { before }) => before ?? '—' },
        { title: t('after'), align: 'right', dataIndex: 'level' },
      ]}
    />
  );
}

/** Applies the scheme's level rule as of a month: first who would change, then the change. */
export function DeriveLevels({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const id = useId();
  const errorText = useErrorText();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [who, setWho] = useState<Wanted['who']>('missing');
  const [preview, setPreview] = useState<LevelsAnswer | null>(null);
  const path = cityPath(city, 'pay/levels/derive');
  const look = useAction({
    quiet: true,
    run: (input: Wanted, key) => api.post<LevelsAnswer>(`${path}?dryRun=true`, input, key),
    onDone: setPreview,
  });
  const store = useAction({
    done: t('did.derive'),
    run: (input: Wanted, key) => api.post<LevelsAnswer>(path, input, key),
    onDone,
  });
  const choose = (next: Wanted | null) => {
    setWanted(next);
    setPreview(null);
    look.clear();
  };
  return (
    <Flex vertical gap={12}>
      <label htmlFor={id}>{t('fromMonth')}</label>
      <MonthPicker
        id={id}
        value={wanted?.fromMonth ?? null}
        onChange={(fromMonth) => choose(fromMonth ? { fromMonth, who } : null)}
      />
      <Radio.Group
        aria-label={t('deriveWho')}
        value={who}
        onChange={({ target }) => {
          const next = target.value as Wanted['who'];
          setWho(next);
          choose(wanted ? { ...wanted, who: next } : null);
        }}
        options={(['missing', 'all'] as const).map((value) => ({ value, label: t(`deriveWho.${value}`) }))}
      />
      <Flex gap={8}>
        <Button disabled={!wanted} loading={look.pending} onClick={() => wanted && void look.run(wanted)}>
          {t('preview')}
        </Button>
        <Button
          type="primary"
          disabled={!preview}
          loading={store.pending}
          onClick={() => wanted && void store.run(wanted)}
        >
          {t('derive')}
        </Button>
      </Flex>
      {look.error ? <Alert type="info" showIcon title={errorText(look.error)} /> : null}
      {preview ? (
        <>
          <p>{t('deriveTotal', { n: preview.total })}</p>
          <Changes preview={preview} />
        </>
      ) : null}
    </Flex>
  );
}
