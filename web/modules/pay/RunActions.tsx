import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money } from '../../kit/Money.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { Approve } from './Approve.tsx';
import { Recompute } from './Recompute.tsx';
import type { Moved, Run } from './types.ts';

/** One step that needs nothing but a question. */
function Step({ run, step }: { run: Run; step: 'reopen' | 'pay' | 'close' }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const action = useAction({
    done: t(`did.${step}`),
    run: (reason: string, key) =>
      api.post<Moved>(
        cityPath(city, `pay/runs/${run.id}/${step}`),
        { version: run.version, ...(step === 'reopen' ? { reason } : {}) },
        key,
      ),
  });
  return (
    <ConfirmAction
      label={t(`act.${step}`)}
      title={t(`ask.${step}`, { month: run.month })}
      withReason={step === 'reopen'}
      danger={step === 'reopen'}
      button={step === 'reopen' ? {} : { type: 'primary' }}
      pending={action.pending}
      onConfirm={action.run}
    >
      {step === 'pay' ? (
        <p>
          {t('netFen')} <Money fen={run.netFen} />
        </p>
      ) : (
        <p>{t(`note.${step}`)}</p>
      )}
    </ConfirmAction>
  );
}

/** What may be done with the run in its state, for who may do it. */
export function RunActions({ run }: { run: Run }) {
  const { t } = useTranslation('pay');
  const [open, setOpen] = useState<'approve' | 'recompute' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {run.state === 'computed' ? (
        <>
          <Can needs="pay.run.compute">
            <Button onClick={() => setOpen('recompute')}>{t('act.recompute')}</Button>
          </Can>
          <Can needs="pay.run.approve">
            <Button type="primary" disabled={run.ownComputation} onClick={() => setOpen('approve')}>
              {t('act.approve')}
            </Button>
          </Can>
        </>
      ) : null}
      <Can needs="pay.run.approve">
        {run.state === 'approved' ? (
          <>
            <Step run={run} step="reopen" />
            <Step run={run} step="pay" />
          </>
        ) : null}
        {run.state === 'paid' ? <Step run={run} step="close" /> : null}
      </Can>
      <FormDrawer title={t('act.approve')} open={open === 'approve'} onClose={close}>
        <Approve run={run} onDone={close} />
      </FormDrawer>
      <FormDrawer title={t('act.recompute')} open={open === 'recompute'} onClose={close} width={640}>
        <Recompute run={run} onDone={close} />
      </FormDrawer>
    </>
  );
}
