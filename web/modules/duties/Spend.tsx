import { Button, Form as AntdForm, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today as todayInShanghai } from '../../kit/today.ts';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Attachments } from '../../kit/Attachments.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { MoneyInput, yuanText } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Duty, PriceTerms } from './types.ts';

interface SpendProps {
  duty: Duty;
  kind: 'spent' | 'returned';
}

const present = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );

/** Says, before anything is sent, from which amount on the terms of the day of spending ask for evidence. */
function EvidenceField() {
  const { t } = useTranslation('duties');
  const required = useRequired();
  const day: unknown = AntdForm.useWatch('day');
  const amountFen: unknown = AntdForm.useWatch('amountFen');
  const terms = useCityQuery<{ items: PriceTerms[] }>('duties/price-terms');
  const from = terms.data?.items.find(({ fromDay }) => fromDay <= String(day))?.evidenceFromFen ?? 0;
  const asked = typeof amountFen !== 'number' || amountFen >= from;
  const note = from > 0 ? t('evidenceFromNote', { amount: yuanText(from) }) : t('evidenceAlways');
  return (
    <AntdForm.Item name="evidence" label={t('evidenceRef')} extra={note} rules={asked ? required : []}>
      <Input maxLength={200} />
    </AntdForm.Item>
  );
}

function Fields({ duty, kind }: SpendProps) {
  const { t } = useTranslation('duties');
  const required = useRequired();
  const units = duty.units.filter(({ mine, assignedFrom }) => mine && assignedFrom !== null);
  return (
    <>
      <AntdForm.Item name="unitId" label={t('carrier')} rules={required}>
        <Select
          options={units.map(({ unitId, unitName, leftFen }) => ({
            value: unitId,
            label: t('leftOf', { unit: unitName, amount: yuanText(leftFen) }),
          }))}
        />
      </AntdForm.Item>
      <AntdForm.Item name="amountFen" label={t('amount')} rules={required}>
        <MoneyInput min={1} />
      </AntdForm.Item>
      <AntdForm.Item name="usedFor" label={t('usedFor')} rules={required}>
        {kind === 'spent' && duty.uses.length > 0 ? (
          <Select options={duty.uses.map((value) => ({ value, label: value }))} />
        ) : (
          <Input maxLength={50} />
        )}
      </AntdForm.Item>
      <AntdForm.Item name="day" label={t('spentOn')} rules={required}>
        <DayPicker />
      </AntdForm.Item>
      {kind === 'spent' ? (
        <AntdForm.Item name="payee" label={t('payee')}>
          <Input maxLength={100} />
        </AntdForm.Item>
      ) : null}
      {kind === 'spent' ? <EvidenceField /> : null}
      <AntdForm.Item name="note" label={t('refusalNote')}>
        <Input.TextArea rows={2} maxLength={500} />
      </AntdForm.Item>
    </>
  );
}

/** A unit writes down what it spent of a duty's money, or gives back the unused; the receipts follow at once. */
export function Spend({ duty, kind }: SpendProps) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const [today] = useState(todayInShanghai);
  const spend = useAction({
    quiet: true,
    done: t(kind === 'spent' ? 'done.spent' : 'done.givenBack'),
    run: (input: Record<string, unknown>, key) =>
      api.post<{ id: string }>(cityPath(city, `duties/${duty.id}/spendings`), { ...input, kind }, key),
    onDone: ({ id }) => setWritten(id),
  });
  const mine = duty.units.filter((unit) => unit.mine && unit.assignedFrom !== null);
  if (!mine.some(({ leftFen, owedFen }) => leftFen > 0 || owedFen > 0)) return null;
  const close = () => {
    setOpen(false);
    setWritten(null);
  };
  const initial = { unitId: mine[0]?.unitId, day: today, ...(kind === 'returned' ? { usedFor: t('unusedBack') } : {}) };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(kind === 'spent' ? 'act.spend' : 'act.giveBack')}</Button>
      <FormDrawer title={t(kind === 'spent' ? 'act.spend' : 'act.giveBack')} open={open} onClose={close}>
        {written ? (
          <>
            <p>{t('addReceipts')}</p>
            <Attachments subjectType="duties.spending" subjectId={written} label={t('receipts')} />
            <Button type="primary" onClick={close}>
              {t('act.finish')}
            </Button>
          </>
        ) : (
          <Form
            schema={null}
            action={spend}
            submitLabel={t(kind === 'spent' ? 'act.spend' : 'act.giveBack')}
            initial={initial}
            shape={present}
            onCancel={close}
          >
            <Fields duty={duty} kind={kind} />
          </Form>
        )}
      </FormDrawer>
    </>
  );
}
