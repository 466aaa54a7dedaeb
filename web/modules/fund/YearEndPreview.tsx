import { Alert, Empty, Radio, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Money } from '../../kit/Money.tsx';
import { Figures } from '../ledger/Figures.tsx';
import type { YearPreview } from './types.ts';
import { treatments, withException, type Decision } from './yearEnd.ts';

const moneyKeys = ['balanceFen', 'heldFen', 'returnedFen', 'carriedFen'] as const;

interface PreviewProps {
  preview: YearPreview;
  decision: Decision;
  onDecide: (decision: Decision) => void;
}

function Rule({ decision, onDecide }: Omit<PreviewProps, 'preview'>) {
  const { t } = useTranslation('fund');
  const id = useId();
  const parts = ['lines', 'units'] as const;
  return (
    <section className="panel year-rule no-print" aria-label={t('closingRule')}>
      {parts.map((part) => (
        <div key={part} role="group" aria-labelledby={`${id}${part}`}>
          <span id={`${id}${part}`}>{t(`rule.${part}`)}</span>
          <Radio.Group
            value={decision[part]}
            options={treatments.map((value) => ({ value, label: t(`treatment.${value}`) }))}
            onChange={(event) => onDecide({ ...decision, [part]: event.target.value as Decision['lines'] })}
          />
        </div>
      ))}
      <div role="group" aria-labelledby={`${id}holds`}>
        <span id={`${id}holds`}>{t('rule.holds')}</span>
        <Radio.Group
          value={decision.holds}
          options={(['carry', 'free'] as const).map((value) => ({ value, label: t(`holds.${value}`) }))}
          onChange={(event) => onDecide({ ...decision, holds: event.target.value as Decision['holds'] })}
        />
      </div>
    </section>
  );
}

interface RowProps extends Omit<PreviewProps, 'preview'> {
  row: YearPreview['items'][number];
}

function RowTreatment({ row, decision, onDecide }: RowProps) {
  const { t } = useTranslation('fund');
  const chosen = decision.exceptions.find((each) => each.accountId === row.accountId)?.treatment;
  return (
    <Select
      aria-label={`${t('treatment')} ${row.code} ${row.name}`}
      size="small"
      className="year-treatment"
      value={chosen ?? 'rule'}
      options={(['rule', ...treatments] as const).map((value) => ({ value, label: t(`treatment.${value}`) }))}
      onChange={(value) =>
        onDecide(withException(decision, row.accountId, treatments.find((each) => each === value) ?? null))
      }
    />
  );
}

function Remainders({ preview, decision, onDecide }: PreviewProps) {
  const { t } = useTranslation('fund');
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('remainders')}>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('account')}</th>
            {moneyKeys.map((key) => (
              <th key={key} scope="col" className="amount">
                {t(key)}
              </th>
            ))}
            <th scope="col">{t('treatment')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.items.map((row) => (
            <tr key={row.accountId}>
              <th scope="row">
                <CityLink to={`ledger/accounts/${row.accountId}`}>{`${row.code} ${row.name}`}</CityLink>
              </th>
              {moneyKeys.map((key) => (
                <td key={key} className="amount">
                  <Money fen={row[key]} />
                </td>
              ))}
              <td>
                <RowTreatment row={row} decision={decision} onDecide={onDecide} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the closing would do with each account as things stand, and where it is to do otherwise. */
export function YearEndPreview({ preview, decision, onDecide }: PreviewProps) {
  const { t } = useTranslation('fund');
  return (
    <>
      <Rule decision={decision} onDecide={onDecide} />
      <Figures
        label={t('yearEnd')}
        items={[
          { key: 'returned', label: t('returnedFen'), fen: preview.returnedFen },
          { key: 'carried', label: t('carriedFen'), fen: preview.carriedFen },
          { key: 'holds', label: t('openHolds'), text: preview.openHolds },
          { key: 'held', label: t('heldFen'), fen: preview.heldFen },
        ]}
      />
      {preview.unsettled ? (
        <Alert type="warning" showIcon title={t('unsettled', { account: preview.unsettled })} />
      ) : null}
      {preview.items.length === 0 ? (
        <Empty description={t('noRemainders')} />
      ) : (
        <Remainders preview={preview} decision={decision} onDecide={onDecide} />
      )}
    </>
  );
}
