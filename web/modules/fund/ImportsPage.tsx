import { useSearch } from '@tanstack/react-router';
import { Alert, Button, Input, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { ImportTemplate } from '../../kit/ImportTemplate.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import '../ledger/ledger.css';
import { LedgerNav } from '../ledger/LedgerNav.tsx';
import { useYear } from '../ledger/useYear.ts';
import { YearSelect } from '../ledger/YearSelect.tsx';
import { today } from '../../kit/today.ts';

const sheets = [
  'holds',
  'settlements',
  'movements',
  'reversals',
  'openings',
  'chart',
  'codes',
  'months',
  'year-closings',
] as const;
type Sheet = (typeof sheets)[number];
const movements = ['adjustment', 'return', 'spending', 'refund'] as const;
/** Sheets that are of a year; the others are of a day. */
const ofYear: readonly Sheet[] = ['holds', 'reversals', 'chart', 'codes', 'months', 'year-closings'];
const after: Readonly<Record<Sheet, string>> = {
  holds: 'ledger/holds',
  settlements: 'ledger/holds',
  movements: 'ledger/transactions',
  reversals: 'ledger/reversals',
  openings: 'ledger/accounts',
  chart: 'ledger/accounts',
  codes: 'ledger/chart',
  months: 'ledger/months',
  'year-closings': 'ledger/year-end',
};

/** What every row of a sheet shares: the paper, and the day or the year. */
function useOrder(sheet: Sheet) {
  const { year, years } = useYear();
  const [documentNumber, setDocumentNumber] = useState('');
  const [effectiveDay, setEffectiveDay] = useState<string>(today);
  const [reason, setReason] = useState('');
  const [kind, setKind] = useState<(typeof movements)[number]>('adjustment');
  const [chosenYear, setChosenYear] = useState<number | undefined>();
  const fiscalYear = chosenYear ?? year;
  const extra = useMemo(
    () => ({
      documentNumber: documentNumber.trim(),
      ...(ofYear.includes(sheet) ? { fiscalYear: String(fiscalYear ?? '') } : { effectiveDay }),
      ...(sheet === 'movements' ? { kind } : {}),
      ...(sheet === 'year-closings' ? { reason: reason.trim() } : {}),
    }),
    [sheet, documentNumber, effectiveDay, kind, fiscalYear, reason],
  );
  return {
    extra,
    named: extra.documentNumber !== '' && (extra.reason?.length ?? 2) >= 2,
    reason,
    setReason,
    years,
    fiscalYear,
    setChosenYear,
    documentNumber,
    setDocumentNumber,
    effectiveDay,
    setEffectiveDay,
    kind,
    setKind,
  };
}

function Order({ sheet, order }: { sheet: Sheet; order: ReturnType<typeof useOrder> }) {
  const { t } = useTranslation(['fund', 'ledger']);
  const id = useId();
  return (
    <section className="panel import-order">
      <label htmlFor={`${id}document`}>
        <span>{t('document')}</span>
        <Input
          id={`${id}document`}
          maxLength={100}
          value={order.documentNumber}
          placeholder={t('ledger:documentExample')}
          onChange={(event) => order.setDocumentNumber(event.target.value)}
        />
      </label>
      {ofYear.includes(sheet) ? (
        <div>
          <span className="import-label">{t('year')}</span>
          <YearSelect year={order.fiscalYear} years={order.years} onChange={order.setChosenYear} />
        </div>
      ) : (
        <label htmlFor={`${id}day`}>
          <span>{t('ledger:day')}</span>
          <DayPicker
            id={`${id}day`}
            value={order.effectiveDay}
            onChange={(next) => order.setEffectiveDay(next ?? order.effectiveDay)}
          />
        </label>
      )}
      {sheet === 'movements' ? (
        <div>
          <span className="import-label">{t('ledger:kindLabel')}</span>
          <Select
            aria-label={t('ledger:kindLabel')}
            className="full-width"
            value={order.kind}
            options={movements.map((value) => ({ value, label: t(`ledger:transaction.${value}`) }))}
            onChange={order.setKind}
          />
        </div>
      ) : null}
      {sheet === 'year-closings' ? (
        <label htmlFor={`${id}reason`}>
          <span>{t('reason')}</span>
          <Input
            id={`${id}reason`}
            maxLength={500}
            value={order.reason}
            onChange={(event) => order.setReason(event.target.value)}
          />
        </label>
      ) : null}
    </section>
  );
}

/** Every sheet that the ledger takes: choose what it is, name the paper, look before anything is written. */
export default function ImportsPage() {
  const { t } = useTranslation('fund');
  const city = useCitySlug();
  const go = useCityNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const sheet = sheets.find((each) => each === search['what']) ?? 'holds';
  const order = useOrder(sheet);
  return (
    <>
      <PageHeader title={t('imports')} note={t('importsNote')} />
      <LedgerNav />
      <div className="ledger-toolbar">
        <Select
          className="import-what"
          aria-label={t('importWhat')}
          value={sheet}
          options={sheets.map((value) => ({ value, label: t(`sheet.${value}`) }))}
          onChange={(what) => go('ledger/imports', { what })}
        />
        <ImportTemplate endpoint={cityPath(city, `ledger/${sheet}/import`)} />
        <CityLink to="ledger/budget/import">{t('toBudgetImport')}</CityLink>
      </div>
      <Order sheet={sheet} order={order} />
      {order.named ? (
        <ImportWizard
          key={sheet}
          endpoint={cityPath(city, `ledger/${sheet}/import`)}
          what={t(`sheet.${sheet}`)}
          extra={order.extra}
          hint={t(`sheetHint.${sheet}`)}
          done={() => (
            <Button type="primary" onClick={() => go(after[sheet])}>
              {t('seeResult')}
            </Button>
          )}
        />
      ) : (
        <Alert
          type="info"
          showIcon
          title={t(sheet === 'year-closings' ? 'importNeedsReason' : 'importNeedsDocument')}
          description={t(`sheetHint.${sheet}`)}
        />
      )}
    </>
  );
}
