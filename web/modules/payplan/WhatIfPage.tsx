import { Alert, Button, Flex, InputNumber, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useErrorText } from '../../kit/Failure.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import '../pay/pay.css';
import { PayNav } from '../pay/PayNav.tsx';
import type { SchemeWhole } from '../pay/types.ts';
import { Comparison, useNames } from './Comparison.tsx';
import { Gaps } from './Gaps.tsx';
import './payplan.css';
import type { WhatIfView } from './types.ts';
import { changesOf } from './whatIf.ts';
import { unchanged, WhatIfFields, type Draft } from './WhatIfFields.tsx';
import { thisYear } from '../../kit/today.ts';

interface Asked {
  year: number;
  unitId?: string;
  changes: object;
}

function Totals({ view }: { view: WhatIfView }) {
  const { t } = useTranslation('payplan');
  const change = view.after.costFen - view.before.costFen;
  const figures = [
    { key: 'before', label: `${t('asItIs')}（${view.before.people}）`, fen: view.before.costFen, sign: false },
    { key: 'after', label: `${t('after')}（${view.after.people}）`, fen: view.after.costFen, sign: false },
    { key: 'change', label: t('change'), fen: change, sign: true },
    ...(view.budgetFen === null
      ? []
      : [
          { key: 'budget', label: t('budget'), fen: view.budgetFen, sign: false },
          { key: 'left', label: t('budgetLeft'), fen: view.budgetFen - view.after.costFen, sign: true },
        ]),
  ];
  return (
    <dl className="pay-figures">
      {figures.map(({ key, label, fen, sign }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <Money fen={fen} sign={sign} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Result({ view, onExport, exporting }: { view: WhatIfView; onExport: () => void; exporting: boolean }) {
  const { t } = useTranslation('payplan');
  const nameOf = useNames();
  const tab = (key: 'byStreet' | 'byLevel' | 'byItem' | 'byMonth') => ({
    key,
    label: t(key),
    children: <Comparison label={t(key)} rows={view[key]} nameOf={nameOf} />,
  });
  return (
    <section className="panel" aria-label={t('total')}>
      <Flex justify="end" className="no-print">
        <Button onClick={onExport} loading={exporting}>
          {t('exportXlsx')}
        </Button>
      </Flex>
      <Totals view={view} />
      <p className="pay-source">{t('assumed')}</p>
      <Gaps gaps={view.gaps} count={view.gapCount} />
      <Tabs items={[tab('byStreet'), tab('byLevel'), tab('byItem'), tab('byMonth')]} />
    </section>
  );
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The request of the fields; a scheme that is tried out is sent as a whole. */
async function askedOf(city: string, draft: Draft, year: number, unitId: string | null): Promise<Asked> {
  const scheme = draft.schemeId ? await api.get<SchemeWhole>(cityPath(city, `pay/schemes/${draft.schemeId}`)) : null;
  return { year, ...(unitId ? { unitId } : {}), changes: changesOf(draft, scheme?.definition ?? null) };
}

/** Tries changes on a copy and shows what a year would cost: nothing is written. */
export default function WhatIfPage() {
  const { t } = useTranslation('payplan');
  const city = useCitySlug();
  const errorText = useErrorText();
  const [draft, setDraft] = useState<Draft>(unchanged);
  const [year, setYear] = useState(thisYear);
  const [unitId, setUnit] = useState<string | null>(null);
  const [shown, setShown] = useState<{ view: WhatIfView; asked: Asked } | null>(null);
  const tryOut = useAction({
    quiet: true,
    refresh: false,
    run: async (input: { draft: Draft; year: number; unitId: string | null }) => {
      const asked = await askedOf(city, input.draft, input.year, input.unitId);
      return { view: await api.post<WhatIfView>(cityPath(city, 'pay/what-if'), asked), asked };
    },
    onDone: setShown,
  });
  const exported = useAction({
    refresh: false,
    run: (asked: Asked) => api.postForNamedFile(cityPath(city, 'pay/what-if/export?format=xlsx'), asked),
    onDone: ({ blob, name }) => save(blob, name),
  });
  return (
    <>
      <PageHeader title={t('whatIf')} note={t('whatIfNote')} />
      <PayNav />
      <div className="payplan-sides">
        <section className="panel" aria-label={t('changes')}>
          <div className="payplan-changes">
            <label>
              {t('yearOf')}
              <InputNumber
                min={2019}
                max={2100}
                precision={0}
                value={year}
                onChange={(value) => value && setYear(value)}
              />
            </label>
            <label>
              {t('street')}
              <UnitSelect kinds={['street', 'community']} value={unitId} onChange={setUnit} label={t('street')} />
            </label>
          </div>
          <WhatIfFields draft={draft} change={(part) => setDraft({ ...draft, ...part })} />
          <Flex gap={8} className="payplan-acts">
            <Button type="primary" loading={tryOut.pending} onClick={() => void tryOut.run({ draft, year, unitId })}>
              {t('tryOut')}
            </Button>
          </Flex>
          {tryOut.error ? <Alert type="warning" showIcon title={errorText(tryOut.error)} /> : null}
        </section>
        {shown ? (
          <Result view={shown.view} exporting={exported.pending} onExport={() => void exported.run(shown.asked)} />
        ) : null}
      </div>
    </>
  );
}
