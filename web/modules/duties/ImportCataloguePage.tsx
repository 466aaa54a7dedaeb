import { Alert, Button, Input, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOfInstant } from '../../../worker/core/day.ts';
import { cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import './duties.css';
import { DutyNav } from './DutyNav.tsx';

const kinds = ['duty', 'assist', 'temporary', 'emergency', 'negative'] as const;

/** A new edition of the city's list from a sheet, with the sheet of parts where the file has one. */
export default function ImportCataloguePage() {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const go = useCityNavigate();
  const [sourceId, dayId, kindId] = [useId(), useId(), useId()];
  const [source, setSource] = useState('');
  const [kind, setKind] = useState<(typeof kinds)[number]>('assist');
  const [fromDay, setFromDay] = useState<string>(() => dayOfInstant(Date.now()));
  const extra = useMemo(() => ({ source: source.trim(), fromDay, kind }), [source, fromDay, kind]);
  return (
    <>
      <PageHeader title={t('catalogueImport')} note={t('catalogueImportNote')} />
      <DutyNav />
      <section className="panel import-order">
        <label htmlFor={sourceId}>
          <span>{t('source')}</span>
          <Input id={sourceId} maxLength={200} value={source} onChange={(event) => setSource(event.target.value)} />
        </label>
        <label htmlFor={dayId}>
          <span>{t('fromDay')}</span>
          <DayPicker id={dayId} value={fromDay} onChange={(next) => setFromDay(next ?? fromDay)} />
        </label>
        <label htmlFor={kindId}>
          <span>{t('kindDefault')}</span>
          <Select
            id={kindId}
            value={kind}
            onChange={setKind}
            options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </label>
      </section>
      {extra.source === '' ? (
        <Alert type="info" showIcon title={t('importNeedsSource')} />
      ) : (
        <ImportWizard
          endpoint={cityPath(city, 'duties/catalogue/import')}
          what={t('catalogue')}
          extra={extra}
          hint={t('catalogueHint')}
          done={() => (
            <Button type="primary" onClick={() => go('duties/catalogue')}>
              {t('catalogue')}
            </Button>
          )}
        />
      )}
    </>
  );
}
