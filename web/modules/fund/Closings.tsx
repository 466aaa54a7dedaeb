import { Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Money } from '../../kit/Money.tsx';
import { useCan, useSession } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { PapersButton } from '../ledger/PapersButton.tsx';
import type { YearClosing, YearClosings } from './types.ts';

function Decide({ closing, agreed }: { closing: YearClosing; agreed: boolean }) {
  const { t } = useTranslation('fund');
  const city = useCitySlug();
  const decide = useAction({
    done: t('done.decided'),
    run: (reason: string, key) =>
      api.post(
        cityPath(city, `ledger/year-closings/${closing.id}/decision`),
        { version: closing.version, agreed, reason },
        key,
      ),
  });
  const verb = agreed ? 'agree' : 'decline';
  return (
    <ConfirmAction
      label={t(`closing.${verb}`)}
      title={t(`closing.${verb}Title`, { year: closing.fiscalYear })}
      withReason
      danger={agreed}
      button={{ size: 'small' }}
      pending={decide.pending}
      onConfirm={decide.run}
    >
      <p>{t(`closing.${verb}Note`)}</p>
    </ConfirmAction>
  );
}

function Verdict({ closing }: { closing: YearClosing }) {
  const { t } = useTranslation('fund');
  const approves = useCan('ledger.reverse.approve');
  const me = useSession().user.id;
  if (closing.state !== 'asked') {
    return (
      <>
        {closing.decidedByName} {closing.decidedAt ? <Instant value={closing.decidedAt} /> : null}{' '}
        {closing.decisionReason}
      </>
    );
  }
  if (!approves || closing.askedBy === me) return t('secondPerson');
  return (
    <Space wrap>
      <Decide closing={closing} agreed />
      <Decide closing={closing} agreed={false} />
    </Space>
  );
}

const colours = { asked: 'orange', posted: 'green', declined: 'default' } as const;

/** What was asked for and decided on the end of a year. */
export function Closings({ closings, year }: { closings: YearClosings; year: number | undefined }) {
  const { t } = useTranslation(['fund', 'ledger']);
  const rows = closings.items.filter(({ fiscalYear }) => fiscalYear === year);
  if (rows.length === 0) return null;
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('closings')}>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('document')}</th>
            <th scope="col">{t('decision')}</th>
            <th scope="col">{t('reason')}</th>
            <th scope="col">{t('ledger:closingPapers')}</th>
            <th scope="col">{t('askedBy')}</th>
            <th scope="col" className="amount">
              {t('returnedFen')}
            </th>
            <th scope="col" className="amount">
              {t('carriedFen')}
            </th>
            <th scope="col">{t('verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((closing) => (
            <tr key={closing.id}>
              <td>
                <Tag color={colours[closing.state]}>{t(`closing.${closing.state}`)}</Tag>
              </td>
              <td>{closing.documentNumber}</td>
              <td className="report-words">
                {t('decisionSays', {
                  lines: t(`treatment.${closing.decision.lines}`),
                  units: t(`treatment.${closing.decision.units}`),
                  holds: t(`holds.${closing.decision.holds}`),
                  exceptions: closing.decision.exceptions.length,
                })}
              </td>
              <td className="report-words">{closing.reason}</td>
              <td>
                <PapersButton
                  subjectType="ledger.year"
                  subjectId={closing.id}
                  of={closing.documentNumber}
                  label={t('ledger:closingPapers')}
                />
              </td>
              <td>
                {closing.askedByName} <Instant value={closing.askedAt} />
              </td>
              <td className="amount">
                <Money fen={closing.returnedFen} />
              </td>
              <td className="amount">
                <Money fen={closing.carriedFen} />
              </td>
              <td className="report-words">
                <Verdict closing={closing} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
