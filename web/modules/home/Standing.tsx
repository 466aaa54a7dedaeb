import { Descriptions, Progress } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { yuanText } from '../../kit/Money.tsx';
import type { Home } from './HomePage.tsx';

function Panel({ id, title, to, children }: { id: string; title: string; to: string; children: ReactNode }) {
  const { t } = useTranslation('home');
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      <CityLink to={to} label={t('openWhat', { what: title })}>
        {t('open')}
      </CityLink>
    </section>
  );
}

function PayRun({ run }: { run: NonNullable<Home['payRun']> }) {
  const { t } = useTranslation('home');
  const items = [
    { key: 'state', label: t('state'), children: t(`run.${run.state}` as never) },
    { key: 'workers', label: t('workers'), children: run.workers.toLocaleString('zh-CN') },
    { key: 'gross', label: t('gross'), children: yuanText(run.grossFen) },
    { key: 'net', label: t('net'), children: yuanText(run.netFen) },
  ];
  return (
    <Panel id="run" title={t('payRun', { month: run.month })} to={`pay/runs/${run.id}`}>
      <Descriptions size="small" column={{ xs: 1, sm: 2 }} items={items} />
    </Panel>
  );
}

function Cycle({ cycle }: { cycle: NonNullable<Home['cycle']> }) {
  const { t } = useTranslation('home');
  const items = [
    { key: 'state', label: t('state'), children: t(`cycle.${cycle.state}` as never) },
    { key: 'people', label: t('workers'), children: cycle.people.toLocaleString('zh-CN') },
  ];
  return (
    <Panel id="cycle" title={t('cycle', { year: cycle.year })} to={`assessment/${cycle.id}`}>
      <Descriptions size="small" column={{ xs: 1, sm: 2 }} items={items} />
    </Panel>
  );
}

/** The bar is for the eye only; every figure stands beside it in words. */
function Budget({ budget }: { budget: NonNullable<Home['budget']> }) {
  const { t } = useTranslation('home');
  const { budgetFen, heldFen, settledFen } = budget;
  const share = (fen: number) => (budgetFen > 0 ? Math.round((fen / budgetFen) * 100) : 0);
  const items = [
    { key: 'budget', label: t('budgeted'), children: yuanText(budgetFen) },
    { key: 'held', label: t('held'), children: yuanText(heldFen) },
    { key: 'settled', label: t('settled'), children: yuanText(settledFen) },
    { key: 'free', label: t('free'), children: yuanText(budgetFen - heldFen - settledFen) },
  ];
  return (
    <Panel id="budget" title={t('budget', { year: budget.year })} to="ledger">
      <Descriptions size="small" column={{ xs: 1, sm: 2 }} items={items} />
      <Progress
        percent={share(heldFen + settledFen)}
        success={{ percent: share(settledFen), strokeColor: '#10343b' }}
        strokeColor="#7fb3b4"
        size="small"
        aria-label={t('budget.used')}
      />
    </Panel>
  );
}

/** Where this month's pay, this year's assessment and the budget stand. */
export function Standing({ home }: { home: Home }) {
  return (
    <div className="standing">
      {home.payRun ? <PayRun run={home.payRun} /> : null}
      {home.cycle ? <Cycle cycle={home.cycle} /> : null}
      {home.budget ? <Budget budget={home.budget} /> : null}
    </div>
  );
}
