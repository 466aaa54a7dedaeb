import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { Activate } from './Activate.tsx';
import { DraftForm } from './DraftForm.tsx';
import { ReportMonth } from './ReportMonth.tsx';
import { Ending } from './Ending.tsx';
import { Renew } from './Renew.tsx';
import { Spend } from './Spend.tsx';
import { Opinion } from './Opinion.tsx';
import { Review } from './Review.tsx';
import { Stance } from './Stance.tsx';
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
    poolFen,
    basis,
    uses,
  } = duty;
  const targets = duty.units.map(({ unitId, monthlyVolume, amountFen, weight }) => ({
    unitId,
    ...(method === 'package' ? { packageFen: amountFen } : {}),
    ...(monthlyVolume ? { monthlyVolume } : {}),
    ...(method === 'allocation' && weight ? { weight } : {}),
  }));
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
    poolFen,
    basis,
    uses,
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
  const acting = useStep(duty, 'act', t('done.acting'));
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
        {takes('act') ? (
          <ConfirmAction
            label={t('act.act')}
            title={t('actTitle', { title: duty.title })}
            pending={acting.pending}
            onConfirm={() => acting.run('')}
          >
            <p>{t('actNote')}</p>
          </ConfirmAction>
        ) : null}
        {(duty.state === 'active' || duty.state === 'expired') && duty.renewedById === null ? (
          <Renew duty={duty} />
        ) : null}
        {takes('exit') ? <Ending duty={duty} ending="exit" /> : null}
      </Can>
      <Can needs="duties.hear">
        <Opinion duty={duty} />
      </Can>
      <Can needs="duties.opine">
        <Stance duty={duty} />
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
        {takes('withdraw') ? <Ending duty={duty} ending="withdraw" /> : null}
        {takes('revoke') ? <Ending duty={duty} ending="revoke" /> : null}
      </Can>
      <Can needs="duties.settle">
        {duty.state === 'active' && duty.units.some(({ mine }) => mine) ? <ReportMonth duty={duty} /> : null}
        <Spend duty={duty} kind="spent" />
        <Spend duty={duty} kind="returned" />
      </Can>
      <Button onClick={() => window.print()}>{t('print')}</Button>
    </>
  );
}
