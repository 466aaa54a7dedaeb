import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Segmented } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ImportWizard } from '../../kit/ImportWizard.tsx';
import { useCan } from '../../kit/session.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { CycleFrame } from './CycleFrame.tsx';
import type { Cycle } from './types.ts';
import { PeriodPick } from './year/PeriodPick.tsx';

/** Each sheet under the name of its routes, with the page that shows what it holds. */
const sheets = { marks: '', ballots: '/ballots', regular: '/regular', events: '/events' } as const;
const routes = { marks: 'marks', ballots: 'ballots', regular: 'regular-marks', events: 'events' } as const;
type Sheet = keyof typeof sheets;

const nothing: Readonly<Record<string, string>> = {};

/** One sheet out as it stands and, while the cycle collects, back in. */
function InAndOut({ cycle, sheet, extra = nothing }: { cycle: Cycle; sheet: Sheet; extra?: typeof nothing }) {
  const { t } = useTranslation('assessment');
  const enters = useCan(sheet === 'marks' || sheet === 'ballots' ? 'assessment.write' : 'assessment.marks.write');
  const city = useCitySlug();
  const path = cityPath(city, `assessment/cycles/${cycle.id}/${routes[sheet]}`);
  const query = new URLSearchParams(extra).toString();
  return (
    <>
      <p>
        <Button icon={<DownloadOutlined />} href={`${path}/export${query === '' ? '' : `?${query}`}`}>
          {t('sheetDownload', { sheet: t(`import.${sheet}`) })}
        </Button>
      </p>
      {!enters ? null : cycle.state === 'open' ? (
        <ImportWizard
          endpoint={`${path}/import`}
          what={t(`import.${sheet}`)}
          extra={extra}
          hint={t(`importHint.${sheet}`)}
          done={() => <CityLink to={`assessment/${cycle.id}${sheets[sheet]}`}>{t('seeResult')}</CityLink>}
        />
      ) : (
        <Alert type="info" showIcon title={t('importClosed')} />
      )}
    </>
  );
}

function Regular({ cycle, period, group }: { cycle: Cycle; period: string; group: string }) {
  const extra = useMemo(() => ({ period, group }), [period, group]);
  return <InAndOut cycle={cycle} sheet="regular" extra={extra} />;
}

function Import({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('assessment');
  const runs = useCan('assessment.write');
  const parts: Sheet[] = [...(runs ? (['marks', 'ballots'] as const) : []), 'regular', 'events'];
  const [part, setPart] = useState<Sheet>(parts[0] ?? 'events');
  const body: ReactNode =
    part === 'regular' ? (
      <PeriodPick cycle={cycle}>
        {(period, group) => <Regular key={`${period} ${group}`} cycle={cycle} period={period} group={group} />}
      </PeriodPick>
    ) : (
      <InAndOut key={part} cycle={cycle} sheet={part} />
    );
  return (
    <section className="panel" aria-label={t('import')}>
      <Segmented
        aria-label={t('import')}
        options={parts.map((value) => ({ value, label: t(`import.${value}`) }))}
        value={part}
        onChange={setPart}
        className="assessment-part"
      />
      {body}
    </section>
  );
}

/** Whole sheets out to Excel and back in: marks, ballots, the marks of a month, events. */
export default function ImportPage() {
  return <CycleFrame>{(cycle) => <Import key={cycle.id} cycle={cycle} />}</CycleFrame>;
}
