import { useTranslation } from 'react-i18next';
import { yuanText } from '../../kit/Money.tsx';
import type { Batch, PrintedSlip } from './types.ts';

const sumOf = (slip: PrintedSlip, side: PrintedSlip['lines'][number]['side']): number =>
  slip.lines.filter((line) => line.side === side).reduce((sum, { amountFen }) => sum + amountFen, 0);

function Lines({ slip, side }: { slip: PrintedSlip; side: 'earning' | 'deduction' | 'employer' }) {
  const { t } = useTranslation('payfiles');
  const lines = slip.lines.filter((line) => line.side === side && line.amountFen !== 0);
  return (
    <dl className="slip-lines">
      {lines.map(({ code, name, amountFen }, index) => (
        <div key={`${code} ${String(index)}`}>
          <dt>{name}</dt>
          <dd>{yuanText(amountFen)}</dd>
        </div>
      ))}
      <div className="slip-sum">
        <dt>{t(side)}</dt>
        <dd>{yuanText(sumOf(slip, side))}</dd>
      </div>
    </dl>
  );
}

function Slip({ slip, batch, layout }: { slip: PrintedSlip; batch: Batch; layout: 'three' | 'a4' }) {
  const { t } = useTranslation(['payfiles', 'pay']);
  const place = [slip.streetName, slip.unitName].filter((name, index, all) => name && all.indexOf(name) === index);
  return (
    <article className="slip">
      <header>
        <strong>
          {batch.city} {batch.month}
        </strong>
        {batch.draft ? <strong className="slip-draft">{t('pay:state.computed')}</strong> : null}
        <span>{place.join(' ')}</span>
        <strong>{slip.name}</strong>
        <span>{t('level', { n: slip.level })}</span>
      </header>
      <div className="slip-sides">
        <Lines slip={slip} side="earning" />
        <Lines slip={slip} side="deduction" />
        {layout === 'a4' ? <Lines slip={slip} side="employer" /> : null}
      </div>
      <footer>
        <span>
          {t('net')} <strong>{yuanText(slip.netFen)}</strong>
        </span>
        <span>{slip.netCapitals}</span>
        <span className="slip-sign">{t('signBy')}</span>
      </footer>
    </article>
  );
}

/** Payslips to hand out: one to a page, or three to be cut along dashed lines. */
export function PrintedSlips({ batch, layout }: { batch: Batch; layout: 'three' | 'a4' }) {
  const { t } = useTranslation('payfiles');
  return (
    <section className={`slips slips-${layout}`} aria-label={layout === 'three' ? t('copies') : t('layout.a4')}>
      {batch.items.map((slip) => (
        <Slip key={slip.id} slip={slip} batch={batch} layout={layout} />
      ))}
    </section>
  );
}
