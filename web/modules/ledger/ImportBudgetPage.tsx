import { Alert, Button, Input } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { ImportTemplate } from '../../kit/ImportTemplate.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { LedgerNav } from './LedgerNav.tsx';
import { today } from '../../kit/today.ts';
import './ledger.css';

/** The year's budget of every department from one sheet: opens the lines and gives each its money in one voucher. */
export default function ImportBudgetPage() {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const go = useCityNavigate();
  const [documentId, dayId] = [useId(), useId()];
  const [documentNumber, setDocumentNumber] = useState('');
  const [effectiveDay, setEffectiveDay] = useState<string>(today);
  const extra = useMemo(
    () => ({ documentNumber: documentNumber.trim(), effectiveDay }),
    [documentNumber, effectiveDay],
  );
  return (
    <>
      <PageHeader
        title={t('importBudget')}
        note={t('importBudgetNote')}
        actions={<ImportTemplate endpoint={cityPath(city, 'ledger/budget/import')} />}
      />
      <LedgerNav />
      <section className="panel import-order">
        <label htmlFor={documentId}>
          <span>{t('documentNumber')}</span>
          <Input
            id={documentId}
            maxLength={100}
            value={documentNumber}
            placeholder={t('documentExample')}
            onChange={(event) => setDocumentNumber(event.target.value)}
          />
        </label>
        <label htmlFor={dayId}>
          <span>{t('effectiveDay')}</span>
          <DayPicker id={dayId} value={effectiveDay} onChange={(next) => setEffectiveDay(next ?? effectiveDay)} />
        </label>
      </section>
      {extra.documentNumber === '' ? (
        <Alert type="info" showIcon title={t('importNeedsDocument')} />
      ) : (
        <ImportWizard
          endpoint={cityPath(city, 'ledger/budget/import')}
          what={t('importBudgetWhat')}
          extra={extra}
          hint={t('importBudgetHint')}
          done={() => (
            <Button type="primary" onClick={() => go('ledger', { year: effectiveDay.slice(0, 4) })}>
              {t('openLines')}
            </Button>
          )}
        />
      )}
    </>
  );
}
