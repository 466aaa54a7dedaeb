import { Alert, Button, Flex, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { yuanText } from '../../kit/Money.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useGapText } from './GapText.tsx';
import type { Finding, Level, Moved, Run } from './types.ts';

type Kind = Run['findings'][number];
const colours = { blocking: 'red', warning: 'gold', notice: 'default' } as const;

function Accept({ run, kind }: { run: Run; kind: Kind }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const accept = useAction({
    done: t('did.accept'),
    run: (reason: string, key) =>
      api.post<Moved>(
        cityPath(city, `pay/runs/${run.id}/findings/accept`),
        { version: run.version, code: kind.code, reason },
        key,
      ),
  });
  return (
    <ConfirmAction
      label={t('act.accept')}
      title={t('ask.accept', { what: t(`finding.${kind.code}`), n: kind.open })}
      withReason
      pending={accept.pending}
      button={{ size: 'small' }}
      onConfirm={accept.run}
    />
  );
}

function useDetail(): (finding: Finding) => string {
  const { t } = useTranslation(['pay', 'payplan']);
  const gapText = useGapText();
  const yuan = (value: string | number | undefined) => yuanText(Number(value ?? 0));
  return ({ code, facts }) => {
    if (code === 'changed') {
      const own = { before: yuan(facts['beforeFen']), after: yuan(facts['afterFen']) };
      if (facts['paidAfterFen'] === undefined) return t('detail.changed', own);
      const paid = { paidBefore: yuan(facts['paidBeforeFen']), paidAfter: yuan(facts['paidAfterFen']) };
      return t('detail.changedPaid', { ...own, ...paid });
    }
    if (code === 'tax_correction') return t('detail.tax_correction', { months: String(facts['months'] ?? '') });
    if (code === 'back_pay')
      return t('detail.back_pay', {
        months: Number(facts['months'] ?? 0),
        from: String(facts['from'] ?? ''),
        until: String(facts['until'] ?? ''),
        amount: yuan(facts['amountFen']),
      });
    if (code === 'recovery_open')
      return t('detail.recovery_open', { owed: yuan(facts['owedFen']), taken: yuan(facts['takenFen']) });
    if (code === 'duplicate_account') return t('detail.duplicate_account', { with: String(facts['with'] ?? '') });
    if (code === 'level_due')
      return t('detail.level_due', {
        before: String(facts['before'] ?? '—'),
        level: Number(facts['level'] ?? 0),
        from: String(facts['fromMonth'] ?? ''),
        cause: t(`payplan:cause.${(facts['cause'] ?? 'corrected') as Level['cause']}`),
      });
    if (code === 'uncomputable')
      return gapText({
        item: String(facts['item'] ?? ''),
        missing: String(facts['missing'] ?? ''),
        key: String(facts['key'] ?? ''),
      });
    if (code === 'joined' || code === 'left') return yuan(facts['grossFen']);
    return code === 'negative' ? yuan(facts['netFen']) : '';
  };
}

function FindingList({ run, code }: { run: Run; code: string }) {
  const { t } = useTranslation('pay');
  const detail = useDetail();
  const [page, setPage] = useState(1);
  const list = useCityQuery<{ items: Finding[]; total: number }>(
    `pay/runs/${run.id}/findings`,
    { code, page, pageSize: 20 },
    { keep: true },
  );
  if (list.error) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Table
      size="small"
      rowKey="workerId"
      loading={list.isLoading}
      dataSource={list.data?.items ?? []}
      scroll={{ x: 'max-content' }}
      pagination={{
        current: page,
        pageSize: 20,
        total: list.data?.total ?? 0,
        onChange: setPage,
        hideOnSinglePage: true,
      }}
      columns={[
        {
          title: t('name'),
          render: (_, { name, payslipId }) =>
            payslipId ? <CityLink to={`pay/payslips/${payslipId}`}>{name}</CityLink> : name,
        },
        { title: t('what'), render: (_, finding) => detail(finding) },
        { title: t('accepted'), render: (_, { acceptedReason }) => acceptedReason ?? '—' },
      ]}
    />
  );
}

/** What the check found, kind by kind: what blocks, what must be accepted with a reason, what is only told. */
export function Findings({ run }: { run: Run }) {
  const { t } = useTranslation(['pay', 'payplan']);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className="panel" aria-labelledby="pay-check">
      <h2 id="pay-check">{t('step.check')}</h2>
      {run.findings.length === 0 ? <Alert type="success" showIcon title={t('nothingFound')} /> : null}
      <ul className="pay-findings">
        {run.findings.map((kind) => (
          <li key={kind.code}>
            <Flex gap={12} align="center" wrap>
              <Tag color={colours[kind.severity]}>{t(`severity.${kind.severity}`)}</Tag>
              <Button
                type="link"
                className="cell-link"
                aria-expanded={open === kind.code}
                onClick={() => setOpen(open === kind.code ? null : kind.code)}
              >
                {t(`finding.${kind.code}`)} · {t('people', { n: kind.count })}
              </Button>
              {kind.code === 'level_due' ? (
                <CityLink to="pay/levels/proposals" search={{ until: run.month }}>
                  {t('payplan:proposals')}
                </CityLink>
              ) : null}
              {kind.severity === 'warning' && kind.open === 0 ? <Tag color="green">{t('accepted')}</Tag> : null}
              {run.state === 'computed' && kind.severity === 'warning' && kind.open > 0 ? (
                <Can needs="pay.run.compute">
                  <Accept run={run} kind={kind} />
                </Can>
              ) : null}
            </Flex>
            {open === kind.code ? <FindingList key={kind.code} run={run} code={kind.code} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
