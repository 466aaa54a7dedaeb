import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/Money.tsx';
import { LevelSteps } from './LevelSteps.tsx';
import { LineDetail } from './LineDetail.tsx';
import './pay.css';
import type { Payslip, PayslipLine } from './types.ts';

export function PrintButton() {
  const { t } = useTranslation('pay');
  return (
    <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}

const isEarlier = ({ source }: PayslipLine) => source === 'back_pay' || source === 'recovery';

/** What settles one earlier month, folded to its sum: many months late are many lines. */
function EarlierMonth({ month, lines, sources }: { month: string; lines: PayslipLine[]; sources: Payslip['sources'] }) {
  const { t } = useTranslation(['pay', 'payback']);
  const [only] = lines;
  if (lines.length === 1 && only) return <LineDetail line={only} sources={sources} />;
  return (
    <details className="pay-line">
      <summary>
        <span>{t('payback:monthSettled', { month, n: lines.length })}</span>
        <Money fen={lines.reduce((sum, { amountFen }) => sum + amountFen, 0)} />
      </summary>
      <div className="pay-month">
        {lines.map((line, index) => (
          <LineDetail key={`${line.code} ${index}`} line={line} sources={sources} />
        ))}
      </div>
    </details>
  );
}

/** More months than fit a glance are folded once more, to one sum over all of them. */
const fewMonths = 3;

function Earlier({ months, sources }: { months: [string, PayslipLine[]][]; sources: Payslip['sources'] }) {
  const { t } = useTranslation(['pay', 'payback']);
  const each = months.map(([month, lines]) => (
    <EarlierMonth key={month} month={month} lines={lines} sources={sources} />
  ));
  if (months.length <= fewMonths) return each;
  const [from, until] = [months[0]?.[0] ?? '', months.at(-1)?.[0] ?? ''];
  const sum = months.flatMap(([, lines]) => lines).reduce((all, { amountFen }) => all + amountFen, 0);
  return (
    <details className="pay-line">
      <summary>
        <span>{t('payback:monthsSettled', { from, until, n: months.length })}</span>
        <Money fen={sum} />
      </summary>
      <div className="pay-month">{each}</div>
    </details>
  );
}

function Side({
  slip,
  side,
  totalFen,
}: {
  slip: Payslip;
  side: 'earning' | 'deduction' | 'employer';
  totalFen: number;
}) {
  const { t } = useTranslation('pay');
  const lines = slip.lines.filter((line) => line.side === side && line.amountFen !== 0);
  const own = lines.filter((line) => !isEarlier(line));
  const earlier = [...Map.groupBy(lines.filter(isEarlier), ({ forMonth }) => forMonth)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return (
    <section className="pay-side" aria-label={t(`side.${side}`)}>
      <h2>{t(`side.${side}`)}</h2>
      {own.map((line, index) => (
        <LineDetail key={`${line.code} ${index}`} line={line} sources={slip.sources} />
      ))}
      <Earlier months={earlier} sources={slip.sources} />
      <div className="pay-total">
        <span>{t(`total.${side}`)}</span>
        <Money fen={totalFen} />
      </div>
    </section>
  );
}

function YearToDate({ slip }: { slip: Payslip }) {
  const { t } = useTranslation('pay');
  const year = slip.yearToDate;
  const keys = ['grossFen', 'insuranceFen', 'housingFen', 'taxFen', 'netFen', 'employerFen'] as const;
  return (
    <section className="pay-side" aria-label={t('yearToDate')}>
      <h2>{t('yearToDateOf', { year: year.year, n: year.months })}</h2>
      {keys.map((key) => (
        <div key={key} className="pay-row">
          <span>{t(key)}</span>
          <Money fen={year[key]} />
        </div>
      ))}
    </section>
  );
}

/** A payslip as its worker and its officer read it, on a phone and on A4. */
export function PayslipView({ slip }: { slip: Payslip }) {
  const { t } = useTranslation('pay');
  const { levelDerivation } = slip;
  return (
    <article className="pay-slip">
      <section className="panel pay-net" aria-label={t('netFen')}>
        <span>{t('netFen')}</span>
        <strong>
          <Money fen={slip.netFen} />
        </strong>
        <span className="pay-capitals">{slip.netCapitals}</span>
        <span className="pay-note">
          {slip.unitName} · {t(`post.${slip.postType}`)} · {t('levelIs', { n: slip.level })}
          {slip.grade ? ` · ${t('gradeIs', { grade: t(`grade.${slip.grade}`) })}` : null}
        </span>
      </section>
      <div className="panel pay-sides">
        <Side slip={slip} side="earning" totalFen={slip.grossFen} />
        <Side slip={slip} side="deduction" totalFen={slip.insuranceFen + slip.housingFen + slip.taxFen} />
      </div>
      <div className="panel pay-sides">
        <YearToDate slip={slip} />
        <Side slip={slip} side="employer" totalFen={slip.employerFen} />
      </div>
      <section className="panel pay-why no-print" aria-label={t('levelWhy')}>
        <h2>{t('levelWhy')}</h2>
        {levelDerivation ? (
          <>
            <p className="pay-note">{t('levelSince', { month: levelDerivation.fromMonth, n: slip.level })}</p>
            <LevelSteps steps={levelDerivation.steps} />
          </>
        ) : (
          '—'
        )}
        <h2>{t('deductionsOfMonth')}</h2>
        {slip.deductions.length === 0 ? '—' : null}
        {slip.deductions.map(({ item, monthlyFen }) => (
          <div key={item} className="pay-row">
            <span>{t(`deduction.${item}` as 'deduction.rent')}</span>
            <Money fen={monthlyFen} />
          </div>
        ))}
      </section>
    </article>
  );
}
