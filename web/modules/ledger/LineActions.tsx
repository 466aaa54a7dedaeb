import { Button, Form as AntdForm, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { AccountField } from './AccountField.tsx';
import { AmountField, filled, PaperFields } from './PostingFields.tsx';
import type { Codes } from './types.ts';

type Act = 'line' | 'appropriate' | 'transfer' | 'return';
type Values = Record<string, unknown>;

interface PartProps {
  year: number | undefined;
  onDone: () => void;
}

function useWrite(path: string, done: string, onDone: () => void) {
  const city = useCitySlug();
  return useAction({
    quiet: true,
    done,
    run: (input: Values, key) => api.post<{ id: string }>(cityPath(city, path), input, key),
    onDone,
  });
}

function NewLine({ year, onDone }: PartProps) {
  const { t } = useTranslation('ledger');
  const write = useWrite('ledger/lines', t('done.line'), onDone);
  const codes = useCityQuery<Codes>('ledger/codes', { year }, { enabled: year !== undefined });
  const required = useRequired();
  const options = (classification: 'function' | 'economic') =>
    (codes.data?.items ?? [])
      .filter((code) => code.classification === classification)
      .map(({ code, name, checked }) => ({ value: code, label: `${code} ${name} ${checked ? '' : t('unchecked')}` }));
  return (
    <Form
      schema={null}
      action={write}
      submitLabel={t('act.line')}
      shape={(values) => ({ ...filled(values), fiscalYear: year })}
    >
      <AntdForm.Item name="departmentId" label={t('department')} rules={required}>
        <UnitSelect kinds={['department']} label={t('department')} />
      </AntdForm.Item>
      <AntdForm.Item name="name" label={t('name')} rules={required}>
        <Input maxLength={100} />
      </AntdForm.Item>
      <AntdForm.Item name="functionCode" label={t('functionCode')} rules={required} extra={t('codesNote')}>
        <Select options={options('function')} showSearch={{ optionFilterProp: 'label' }} />
      </AntdForm.Item>
      <AntdForm.Item name="economicCode" label={t('economicCode')}>
        <Select options={options('economic')} showSearch={{ optionFilterProp: 'label' }} allowClear />
      </AntdForm.Item>
      <AntdForm.Item name="documentNumber" label={t('document')}>
        <Input maxLength={100} />
      </AntdForm.Item>
    </Form>
  );
}

function Appropriate({ year, onDone }: PartProps) {
  const { t } = useTranslation('ledger');
  const write = useWrite('ledger/appropriations', t('done.posted'), onDone);
  return (
    <Form schema={null} action={write} submitLabel={t('act.appropriate')} shape={filled}>
      <AccountField name="sourceId" label={t('kind.source')} kind="source" year={year} />
      <AccountField name="lineId" label={t('kind.line')} kind="line" year={year} />
      <AmountField />
      <PaperFields documentRequired />
    </Form>
  );
}

const asGroup =
  (kind: 'adjustment' | 'return') =>
  ({ debitAccountId, creditAccountId, amountFen, ...rest }: Values): Values => ({
    ...filled(rest),
    kind,
    transfers: [{ debitAccountId, creditAccountId, amountFen }],
  });
const asAdjustment = asGroup('adjustment');
const asReturn = asGroup('return');

function Transfer({ year, onDone }: PartProps) {
  const { t } = useTranslation('ledger');
  const write = useWrite('ledger/transactions', t('done.posted'), onDone);
  return (
    <Form schema={null} action={write} submitLabel={t('act.transfer')} shape={asAdjustment}>
      <AccountField name="debitAccountId" label={t('from')} kind="line" year={year} />
      <AccountField name="creditAccountId" label={t('to')} kind="line" year={year} />
      <AmountField />
      <PaperFields />
    </Form>
  );
}

/** A part of a line's money back to where it came from: the budget is lowered. All of it is a sweep. */
function Return({ year, onDone }: PartProps) {
  const { t } = useTranslation('ledger');
  const write = useWrite('ledger/transactions', t('done.posted'), onDone);
  return (
    <Form schema={null} action={write} submitLabel={t('act.return')} shape={asReturn}>
      <AccountField name="debitAccountId" label={t('kind.line')} kind="line" year={year} />
      <AccountField name="creditAccountId" label={t('kind.source')} kind="source" year={year} />
      <AmountField />
      <PaperFields documentRequired />
    </Form>
  );
}

const parts = { line: NewLine, appropriate: Appropriate, transfer: Transfer, return: Return };
const acts = ['line', 'appropriate', 'transfer', 'return'] as const;

/** What a finance officer does to the budget itself. */
export function LineActions({ year }: { year: number | undefined }) {
  const { t } = useTranslation('ledger');
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const Part = act ? parts[act] : null;
  return (
    <>
      {acts.map((each) => (
        <Button
          key={each}
          {...(each === 'appropriate' ? { type: 'primary' as const } : {})}
          onClick={() => setAct(each)}
        >
          {t(`act.${each}`)}
        </Button>
      ))}
      <FormDrawer title={act ? t(`act.${act}`) : ''} open={act !== null} onClose={close}>
        {Part ? <Part year={year} onDone={close} /> : null}
      </FormDrawer>
    </>
  );
}
