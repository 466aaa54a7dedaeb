import { Form as AntdForm, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { Money, yuanText } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { FundingPlan } from '../payfiles/FundingPlan.tsx';
import type { FundingPlan as Plan } from '../payfiles/types.ts';
import type { Moved, Run } from './types.ts';

interface Account {
  id: string;
  code: string;
  name: string;
  unitName: string;
  availableFen: number;
}

/** Follows the account that is being chosen. */
function Sources({ runId }: { runId: string }) {
  const chosen: unknown = AntdForm.useWatch('fundingAccountId', AntdForm.useFormInstance());
  return <FundingPlan runId={runId} accountId={typeof chosen === 'string' ? chosen : undefined} />;
}

/** Approval: the second person chooses the budget line that pays; the ledger moves in the same step. */
export function Approve({ run, onDone }: { run: Run; onDone: () => void }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  // The book that the month belongs to may be last year's: its lines are the ones to choose from.
  const plan = useCityQuery<Plan>(`pay/runs/${run.id}/funding`);
  const year = plan.data?.year;
  const lines = useCityQuery<{ items: Account[] }>(
    'ledger/accounts',
    { kind: 'line', year, pageSize: 200 },
    { enabled: year !== undefined },
  );
  const approve = useAction({
    quiet: true,
    done: t('did.approve'),
    run: (input: Record<string, unknown>, key) =>
      api.post<Moved>(cityPath(city, `pay/runs/${run.id}/approve`), input, key),
    onDone,
  });
  const costFen = run.grossFen + run.employerFen;
  const options = (lines.data?.items ?? []).map(({ id, code, name, unitName, availableFen }) => ({
    value: id,
    label: `${code} ${name} · ${unitName} · ${t('available')} ${yuanText(availableFen)}`,
  }));
  return (
    <Form
      schema={null}
      action={approve}
      submitLabel={t('act.approve')}
      shape={(values) => ({ ...values, version: run.version })}
    >
      <dl className="pay-cost">
        <dt>{t('grossFen')}</dt>
        <dd>
          <Money fen={run.grossFen} />
        </dd>
        <dt>{t('employerFen')}</dt>
        <dd>
          <Money fen={run.employerFen} />
        </dd>
        <dt>{t('costFen')}</dt>
        <dd>
          <Money fen={costFen} />
        </dd>
      </dl>
      <AntdForm.Item
        name="fundingAccountId"
        label={t('fundingAccount')}
        rules={[{ required: true, message: t('chooseFunding') }]}
        extra={t('fundingNote')}
      >
        <Select options={options} loading={lines.isLoading} showSearch={{ optionFilterProp: 'label' }} />
      </AntdForm.Item>
      <Sources runId={run.id} />
    </Form>
  );
}
