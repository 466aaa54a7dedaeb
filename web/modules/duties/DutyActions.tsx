import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { yuanText } from '../../kit/Money.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { Activate } from './Activate.tsx';
import { DraftForm } from './DraftForm.tsx';
import { ReportMonth } from './ReportMonth.tsx';
import { Opinion } from './Opinion.tsx';
import { Review } from './Review.tsx';
import type { Duty } from './types.ts';

function useStep(duty: Duty, event: string, done: string) {
  const city = useCitySlug();
  return useAction({
    done,
    run: (reason: string, key) =>
      api.post(
        cityPath(city, `duties/${duty.id}/${event}`),
        { version: duty.version, ...(reason ? { reason } : {}) },
        key,
      ),
  });
}

function Revise({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const revise = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (input: Record<string, unknown>, key) =>
      api.post<{ id: string }>(cityPath(city, `duties/${duty.id}/revise`), { ...input, version: duty.version }, key),
    onDone: () => setOpen(false),
  });
  const {
    title,
    content,
    legalBasis,
    kind,
    departmentId,
    lineId,
    fromMonth,
    untilMonth,
    method,
    measure,
    unitPriceFen,
    difficulty,
  } = duty;
  const targets = duty.units.map(({ unitId, monthlyVolume, amountFen }) =>
    method === 'package' ? { unitId, packageFen: amountFen } : { unitId, ...(monthlyVolume ? { monthlyVolume } : {}) },
  );
  const authorities = duty.authorities.map(({ what, overWhat, departmentId: giver }) => ({
    what,
    overWhat,
    departmentId: giver,
  }));
  const initial = {
    title,
    content,
    legalBasis,
    kind,
    departmentId,
    lineId,
    fromMonth,
    untilMonth,
    method,
    measure,
    unitPriceFen,
    difficulty,
    targets,
    authorities,
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('act.revise')}</Button>
      <FormDrawer title={t('act.revise')} open={open} onClose={() => setOpen(false)} width={860}>
        <DraftForm action={revise} initial={initial} onCancel={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}

/** The steps that the duty takes now, for who may take them. */
export function DutyActions({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const submit = useStep(duty, 'submit', t('done.submitted'));
  const back = useStep(duty, 'return', t('done.returned'));
  const exit = useStep(duty, 'exit', t('done.withdrawn'));
  const withdraw = useStep(duty, 'withdraw', t('done.withdrawn'));
  const takes = (event: Duty['events'][number]) => duty.events.includes(event);
  return (
    <>
      <Can needs="duties.write">
        {takes('revise') ? <Revise duty={duty} /> : null}
        {takes('submit') ? (
          <Button type="primary" loading={submit.pending} onClick={() => void submit.run('')}>
            {t('act.submit')}
          </Button>
        ) : null}
        {takes('exit') ? (
          <ConfirmAction
            label={t('act.exit')}
            title={t('exitTitle', { title: duty.title })}
            withReason
            danger
            pending={exit.pending}
            onConfirm={exit.run}
          >
            <p>{t('withdrawNote', { units: duty.units.length, amount: yuanText(duty.heldFen) })}</p>
          </ConfirmAction>
        ) : null}
      </Can>
      <Can needs="duties.hear">
        <Opinion duty={duty} />
      </Can>
      <Can needs="duties.activate">
        {takes('admit') ? <Review duty={duty} /> : null}
        {takes('activate') ? <Activate duty={duty} /> : null}
        {takes('return') ? (
          <ConfirmAction
            label={t('act.return')}
            title={t('returnTitle')}
            withReason
            pending={back.pending}
            onConfirm={back.run}
          />
        ) : null}
        {takes('withdraw') ? (
          <ConfirmAction
            label={t('act.withdraw')}
            title={t('withdrawTitle', { title: duty.title })}
            withReason
            danger
            pending={withdraw.pending}
            onConfirm={withdraw.run}
          >
            <p>{t('withdrawNote', { units: duty.units.length, amount: yuanText(duty.heldFen) })}</p>
          </ConfirmAction>
        ) : null}
      </Can>
      <Can needs="duties.settle">{duty.state === 'active' ? <ReportMonth duty={duty} /> : null}</Can>
      <Button onClick={() => window.print()}>{t('print')}</Button>
    </>
  );
}
