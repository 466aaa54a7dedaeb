import { useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Flex, Form as AntdForm, Input, Select, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { RecoveryPage } from '../../../worker/modules/pay/input/recoveries.ts';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money, MoneyInput, yuanText } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { PayNav } from '../pay/PayNav.tsx';
import { percent } from '../pay/percent.ts';

type Recoveries = z.output<typeof RecoveryPage>;
type Recovery = Recoveries['items'][number];
type Asked = Recovery['waivers'][number];

function InstalmentForm({ of, onDone }: { of: Recovery; onDone: () => void }) {
  const { t } = useTranslation('payback');
  const city = useCitySlug();
  const save = useAction({
    quiet: true,
    done: t('did'),
    run: (input: unknown, key) => api.post(cityPath(city, `pay/recoveries/${of.workerId}/instalment`), input, key),
    onDone,
  });
  return (
    <Form
      schema={null}
      action={save}
      submitLabel={t('save')}
      initial={{ monthlyFen: of.instalmentFen ?? of.monthlyFen }}
    >
      <p className="pay-note">{t('instalmentNote')}</p>
      <AntdForm.Item name="monthlyFen" label={t('monthly')} rules={[{ required: true }]}>
        <MoneyInput />
      </AntdForm.Item>
      <AntdForm.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2 }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}

/** Claims of the draft itself are not decided on before it is approved. */
const decidable = (of: Recovery) => of.owedFen - of.draftFen > 0;

const claimKey = ({ month, taxable }: { month: string; taxable: boolean }) => `${month} ${taxable}`;

function WaiverForm({ of, onDone }: { of: Recovery; onDone: () => void }) {
  const { t } = useTranslation('payback');
  const city = useCitySlug();
  const ask = useAction({
    quiet: true,
    done: t('did'),
    run: (input: unknown, key) => api.post(cityPath(city, `pay/recoveries/${of.workerId}/waivers`), input, key),
    onDone,
  });
  const [first] = of.claims;
  return (
    <Form
      schema={null}
      action={ask}
      submitLabel={t('waive')}
      initial={{ claim: first && claimKey(first), amountFen: first?.fen }}
      shape={({ claim, ...rest }) => {
        const chosen = of.claims.find((each) => claimKey(each) === claim);
        return { ...rest, month: chosen?.month, taxable: chosen?.taxable };
      }}
    >
      <p className="pay-note">{t('waiveNote')}</p>
      <AntdForm.Item name="claim" label={t('origin')} rules={[{ required: true }]}>
        <Select
          options={of.claims.map((claim) => ({
            value: claimKey(claim),
            label: `${claim.month} ${yuanText(claim.fen)}${claim.taxable ? '' : ` ${t('claim.other')}`}`,
          }))}
        />
      </AntdForm.Item>
      <AntdForm.Item name="amountFen" label={t('waiveAmount')} rules={[{ required: true }]}>
        <MoneyInput />
      </AntdForm.Item>
      <AntdForm.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2 }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}

/** What somebody asked to give up, for another person to decide. */
function AskedWaiver({ of, waiver }: { of: Recovery; waiver: Asked }) {
  const { t } = useTranslation('payback');
  const city = useCitySlug();
  const decide = useAction({
    done: t('did'),
    run: (grant: boolean, key) =>
      api.post(cityPath(city, `pay/waivers/${waiver.id}/decision`), { version: waiver.version, grant }, key),
  });
  const { month, amountFen, askedName, reason } = waiver;
  const amount = yuanText(amountFen);
  return (
    <Flex gap={8} align="center" wrap>
      <span>{t('waiverOf', { who: askedName, month, amount, reason })}</span>
      {waiver.own ? null : (
        <Can needs="pay.run.approve">
          <ConfirmAction
            label={t('grant')}
            title={t('grant')}
            pending={decide.pending}
            button={{ size: 'small' }}
            onConfirm={() => decide.run(true)}
          >
            {t('grantAsk', { name: of.name, month, amount })}
          </ConfirmAction>
          <Button size="small" loading={decide.pending} onClick={() => void decide.run(false)}>
            {t('refuse')}
          </Button>
        </Can>
      )}
    </Flex>
  );
}

function Origin({ of }: { of: Recovery }) {
  const { t } = useTranslation('payback');
  return (
    <>
      {of.claims.map((claim) => (
        <div key={claimKey(claim)}>
          {claim.month} <Money fen={claim.fen} /> {claim.taxable ? null : <Tag>{t('claim.other')}</Tag>}
        </div>
      ))}
      {of.waivers.map((waiver) => (
        <AskedWaiver key={waiver.id} of={of} waiver={waiver} />
      ))}
    </>
  );
}

const termsOf = ({ terms: { maxShare, floorFen, source } }: Recoveries) => ({
  share: percent(maxShare),
  floor: yuanText(floorFen),
  source,
});

/** How what is owed is expected to come back. */
function useExpected(): (of: Recovery) => string {
  const { t } = useTranslation('payback');
  return ({ owedFen, left, instalments }) => {
    if (owedFen <= 0) return t('cleared');
    if (left) return t('leftNote');
    const last = instalments.at(-1);
    return last ? t('months', { n: instalments.length, until: last.month }) : '—';
  };
}

function Acts({ of, onOpen }: { of: Recovery; onOpen: (kind: 'instalment' | 'waive') => void }) {
  const { t } = useTranslation('payback');
  if (!decidable(of)) return null;
  return (
    <Can needs="pay.facts.write">
      <Flex gap={8}>
        <Button onClick={() => onOpen('instalment')}>{t('instalment')}</Button>
        <Button onClick={() => onOpen('waive')}>{t('waive')}</Button>
      </Flex>
    </Can>
  );
}

/** Who owes the city something: for which month, how it comes back and by when. */
export default function RecoveriesPage() {
  const { t } = useTranslation('payback');
  const [page, setPage] = useState(1);
  const [form, setForm] = useState<{ kind: 'instalment' | 'waive'; of: Recovery } | null>(null);
  const search: Record<string, unknown> = useSearch({ strict: false });
  const [draft, setDraft] = useState(String(search['draft']) === 'true');
  const list = useCityQuery<Recoveries>('pay/recoveries', { page, pageSize: 50, draft: String(draft) }, { keep: true });
  const data = list.data;
  const close = () => setForm(null);
  const expected = useExpected();
  return (
    <>
      <PageHeader title={t('recoveries')} note={data ? t('recoveriesNote', termsOf(data)) : ''} />
      <PayNav />
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isLoading ? <Skeleton active /> : null}
      {data?.draftMonth ? (
        <Checkbox checked={draft} onChange={(event) => setDraft(event.target.checked)}>
          {t('withDraft', { month: data.draftMonth })}
        </Checkbox>
      ) : null}
      {data ? <p>{data.total === 0 ? t('nothing') : t('total', { amount: yuanText(data.owedFen) })}</p> : null}
      {data && data.total > 0 ? (
        <Table<Recovery>
          rowKey="workerId"
          scroll={{ x: 'max-content' }}
          pagination={{ current: page, pageSize: 50, total: data.total, onChange: setPage, hideOnSinglePage: true }}
          dataSource={data.items}
          columns={[
            { title: t('name'), dataIndex: 'name' },
            { title: t('unit'), dataIndex: 'unitName' },
            { title: t('owed'), align: 'right', render: (_, of) => <Money fen={of.owedFen} /> },
            ...(draft && data.draftMonth
              ? [
                  {
                    title: t('draftMoves', { month: data.draftMonth }),
                    align: 'right' as const,
                    render: (_: unknown, of: Recovery) => <Money fen={of.draftFen} />,
                  },
                ]
              : []),
            { title: t('origin'), render: (_, of) => <Origin of={of} /> },
            {
              title: t('monthly'),
              align: 'right',
              render: (_, of) => (
                <>
                  <Money fen={of.monthlyFen} />
                  <div className="pay-note">{of.instalmentReason ?? t('byPolicy')}</div>
                </>
              ),
            },
            { title: t('expected'), render: (_, of) => expected(of) },
            {
              title: '',
              key: 'acts',
              render: (_, of) => <Acts of={of} onOpen={(kind) => setForm({ kind, of })} />,
            },
          ]}
        />
      ) : null}
      <FormDrawer title={form ? t(form.kind) : ''} open={form !== null} onClose={close}>
        {form?.kind === 'instalment' ? <InstalmentForm of={form.of} onDone={close} /> : null}
        {form?.kind === 'waive' ? <WaiverForm of={form.of} onDone={close} /> : null}
      </FormDrawer>
    </>
  );
}
