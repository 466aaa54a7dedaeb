import { Button, Form as AntdForm, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { StanceTag } from './Seats.tsx';
import type { Duty } from './types.ts';
import { outcomes } from './words.ts';

function Fields() {
  const { t } = useTranslation('duties');
  const required = useRequired();
  const outcome: unknown = AntdForm.useWatch('outcome');
  return (
    <>
      <AntdForm.Item name="outcome" label={t('outcomeLabel')} rules={required}>
        <Select options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))} />
      </AntdForm.Item>
      {outcome === 'conditions' ? (
        <AntdForm.Item name="conditions" label={t('conditions')} rules={required}>
          <Input.TextArea rows={2} maxLength={1000} />
        </AntdForm.Item>
      ) : null}
      <AntdForm.Item name="reason" label={t('outcomeReason')} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </AntdForm.Item>
    </>
  );
}

/** The joint review decides with a reason; the answer is published in the city. */
export function Review({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const review = useAction({
    quiet: true,
    done: t('done.reviewed'),
    run: (input: Record<string, unknown>, key) =>
      api.post(cityPath(city, `duties/${duty.id}/review`), { ...input, version: duty.version }, key),
    onDone: () => setOpen(false),
  });
  const current = duty.rounds[0];
  const objections = duty.hearings.filter(({ round, opinion }) => round === current?.round && opinion === 'object');
  const seats = duty.seats.filter(({ round }) => round === current?.round);
  const out = seats.some(({ stance, silent }) => stance === null && !silent);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('act.review')}
      </Button>
      <FormDrawer title={t('act.review')} open={open} onClose={() => setOpen(false)}>
        <p>{t('reviewNote', { objections: objections.length })}</p>
        <ul>
          {objections.map(({ unitId, unitName, reason, silent }) => (
            <li key={unitId}>{`${unitName}：${reason ?? (silent ? t('silent') : '')}`}</li>
          ))}
        </ul>
        {out && current ? <p>{t('reviewWaits', { day: current.opinionsUntil })}</p> : null}
        <ul>
          {seats.map(({ unitId, unitName, stance, silent, reason }) => (
            <li key={unitId}>
              {unitName} <StanceTag stance={stance} silent={silent} /> {reason}
            </li>
          ))}
        </ul>
        <Form schema={null} action={review} submitLabel={t('act.review')} initial={{ outcome: 'admit' }}>
          <Fields />
        </Form>
      </FormDrawer>
    </>
  );
}
