import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Skeleton, Table, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money, yuanText } from '../../kit/Money.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { TrustTag } from '../pay/TrustTag.tsx';
import './files.css';
import { takeFile } from './takeFile.ts';
import type { Choice, Choices, Download } from './types.ts';

/** A format that no bank has confirmed is taken only with a reason, which the audit keeps. */
function TakeExample({
  choice,
  label,
  disabled,
  pending,
  onTake,
}: {
  choice: Choice;
  label: string;
  disabled: boolean;
  pending: boolean;
  onTake: (reason: string) => Promise<unknown>;
}) {
  const { t } = useTranslation('payfiles');
  return (
    <ConfirmAction
      label={label}
      title={t('exampleTitle', { profile: choice.profile ?? '' })}
      withReason
      danger
      pending={pending}
      button={{ icon: <DownloadOutlined />, disabled }}
      onConfirm={onTake}
    >
      {t('exampleAsk')}
    </ConfirmAction>
  );
}

/** One button a part; a file that the reader may not take says which permission it needs. */
function Take({ runId, choice, ready }: { runId: string; choice: Choice; ready: boolean }) {
  const { t } = useTranslation('payfiles');
  const city = useCitySlug();
  const take = useAction({
    run: ({ part, exampleReason }: { part: number; exampleReason?: string }, key) => {
      const { kind, profileId } = choice;
      const body = { kind, part, ...(profileId === null ? {} : { profileId, exampleReason }) };
      return takeFile(cityPath(city, `pay/runs/${runId}/files`), body, key);
    },
  });
  const disabled = !ready || choice.lacking.length > 0;
  const labelOf = (part: number) => (choice.parts > 1 ? t('partOf', { n: part, total: choice.parts }) : t('take'));
  const lacking = choice.lacking.length > 0 ? t('lacking', { permissions: choice.lacking.join('、') }) : '';
  return (
    <Flex gap={8} wrap>
      {Array.from({ length: choice.parts }, (_, index) => index + 1).map((part) => (
        <Tooltip key={part} title={lacking}>
          {choice.trust === 'example' ? (
            <TakeExample
              choice={choice}
              label={labelOf(part)}
              disabled={disabled}
              pending={take.pending}
              onTake={(exampleReason) => take.run({ part, exampleReason })}
            />
          ) : (
            <Button
              icon={<DownloadOutlined />}
              disabled={disabled}
              loading={take.pending}
              onClick={() => void take.run({ part })}
            >
              {labelOf(part)}
            </Button>
          )}
        </Tooltip>
      ))}
    </Flex>
  );
}

function Taken({ runId }: { runId: string }) {
  const { t } = useTranslation('payfiles');
  const list = useCityQuery<{ items: Download[]; total: number }>(`pay/runs/${runId}/downloads`, { pageSize: 20 });
  if (!list.data || list.data.items.length === 0) return null;
  return (
    <>
      <h3>{t('taken')}</h3>
      <Table<Download>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={list.data.items}
        columns={[
          { title: t('takenAt'), dataIndex: 'at', render: (at: string) => <Instant value={at} /> },
          { title: t('takenBy'), dataIndex: 'by' },
          { title: t('name'), dataIndex: 'name' },
          { title: t('count'), dataIndex: 'rowCount', align: 'right' },
          { title: t('total'), dataIndex: 'totalFen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
          {
            title: t('digest'),
            dataIndex: 'sha256',
            render: (digest: string) => <code title={digest}>{digest.slice(0, 12)}</code>,
          },
        ]}
      />
    </>
  );
}

function Offered({ runId, choices }: { runId: string; choices: Choices }) {
  const { t } = useTranslation('payfiles');
  const { elsewhere, ready } = choices;
  return (
    <>
      {ready ? null : <Alert type="info" showIcon title={t('notReady')} />}
      {elsewhere.count > 0 ? (
        <p className="files-note">{t('elsewhere', { n: elsewhere.count, amount: yuanText(elsewhere.totalFen) })}</p>
      ) : null}
      <ul className="files-list">
        {choices.choices.map((choice) => (
          <li key={`${choice.kind} ${choice.profileId ?? ''}`}>
            <div>
              <strong>{t(`kind.${choice.kind}`)}</strong>
              {choice.profile === null ? null : <> · {choice.profile} </>}
              {choice.trust === null ? null : <TrustTag trust={choice.trust} />}
            </div>
            <div className="files-figures">
              {t('count')} {choice.rowCount} · <Money fen={choice.totalFen} />
            </div>
            <Take runId={runId} choice={choice} ready={ready} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The step “file” of a month: what may be taken, what was taken by whom, and the way to the printer. */
export function RunFiles({ runId }: { runId: string }) {
  const { t } = useTranslation('payfiles');
  const may = useCan('pay.files');
  const choices = useCityQuery<Choices>(`pay/runs/${runId}/files`, {}, { enabled: may });
  return (
    <section className="panel" aria-label={t('files')}>
      <Flex justify="space-between" gap={12} wrap>
        <h2>{t('files')}</h2>
        <Flex gap={16} wrap>
          <CityLink to={`pay/runs/${runId}/print`}>{t('openPrint')}</CityLink>
          <Can needs="pay.files">
            <CityLink to="pay/bank-profiles">{t('bankProfiles')}</CityLink>
            <CityLink to="pay/tax-forms">{t('taxForms')}</CityLink>
          </Can>
        </Flex>
      </Flex>
      {may ? (
        <>
          <p className="files-note">{t('checkedNote')}</p>
          {choices.error ? <Failure error={choices.error} onRetry={() => void choices.refetch()} /> : null}
          {choices.isLoading ? <Skeleton active /> : null}
          {choices.data ? <Offered runId={runId} choices={choices.data} /> : null}
          <Taken runId={runId} />
        </>
      ) : null}
    </section>
  );
}
