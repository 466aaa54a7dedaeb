import { Alert, Flex, Skeleton, Tag } from 'antd';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Day, Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { CycleFrame } from '../assessment/CycleFrame.tsx';
import type { Cycle } from '../assessment/types.ts';
import './ballot.css';
import { nameIn } from '../../language.ts';
import { BallotPapers } from './BallotPapers.tsx';
import { BallotSlips } from './BallotSlips.tsx';
import type { Box, Counted, Printed, PrintedSheet } from './types.ts';

type Sheet = Box['sheets'][number];

function SheetActions({ sheet, onPrinted }: { sheet: Sheet; onPrinted: (sheets: readonly PrintedSheet[]) => void }) {
  const { t } = useTranslation('ballot');
  const city = useCitySlug();
  const left = sheet.links - sheet.used;
  const reprint = useAction<{ reason: string }, Printed>({
    run: (input, key) => api.post(cityPath(city, `assessment/ballot-sheets/${sheet.id}/reprint`), input, key),
    onDone: ({ sheets }) => onPrinted(sheets),
  });
  const revoke = useAction<{ reason: string }, unknown>({
    run: (input, key) => api.post(cityPath(city, `assessment/ballot-sheets/${sheet.id}/revoke`), input, key),
    done: t('revoked'),
  });
  if (left === 0) return null;
  return (
    <Flex gap={4} wrap>
      <ConfirmAction
        label={t('reprint')}
        title={t('reprint.ask', { n: left })}
        withReason
        pending={reprint.pending}
        button={{ size: 'small' }}
        onConfirm={(reason) => reprint.run({ reason })}
      >
        <p>{t('reprint.note')}</p>
      </ConfirmAction>
      <ConfirmAction
        label={t('revoke')}
        title={t('revoke.ask', { n: left })}
        withReason
        danger
        pending={revoke.pending}
        button={{ size: 'small' }}
        onConfirm={(reason) => revoke.run({ reason })}
      >
        <p>{t('revoke.note')}</p>
      </ConfirmAction>
    </Flex>
  );
}

interface SheetsProps {
  box: Box;
  cycle: Cycle;
  open: boolean;
  onPrinted: (sheets: readonly PrintedSheet[]) => void;
}

function Sheets({ box, cycle, open, onPrinted }: SheetsProps) {
  const { t, i18n } = useTranslation('ballot');
  const kinds = cycle.scheme.ballot.form?.kinds ?? [];
  const nameOf = (code: string) => {
    const kind = kinds.find((one) => one.code === code);
    return kind ? nameIn(kind, i18n.language) : code;
  };
  if (box.sheets.length === 0) return <p>{t('noLinks')}</p>;
  return (
    <div className="ballot-wide">
      <table className="ballot-table">
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('used')}</th>
            <th scope="col">{t('until')}</th>
            <th scope="col">{t('made')}</th>
            <th scope="col">{t('state')}</th>
          </tr>
        </thead>
        <tbody>
          {box.sheets.map((sheet) => (
            <tr key={sheet.id}>
              <th scope="row">{nameOf(sheet.kind)}</th>
              <td>
                {sheet.used}/{sheet.links}
              </td>
              <td>
                <Day value={sheet.until} />
              </td>
              <td>
                <Instant value={sheet.madeAt} /> {sheet.madeByName}
              </td>
              <td>
                {sheet.revokedAt ? (
                  <>
                    <Tag>{t('sheet.revoked')}</Tag>
                    {sheet.revokedByName} {sheet.revokedReason}
                  </>
                ) : open ? (
                  <SheetActions sheet={sheet} onPrinted={onPrinted} />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Standing({ box }: { box: Box }) {
  const { t } = useTranslation('ballot');
  const { sent, returned, ordinary, invalid, votesToValid } = box;
  const lacking = votesToValid === null ? t('cannotBeValid') : t('needsMore', { n: votesToValid });
  const verdict = invalid ? t(box.countedAt ? `invalid.${invalid}` : 'invalid.yet') : t('valid');
  return (
    <Alert
      type={invalid ? 'warning' : 'success'}
      showIcon
      title={`${t('standing', { sent, returned, ordinary })} ${verdict}`}
      description={
        box.countedAt ? (
          <>
            {t('countedBy', { name: box.countedByName ?? '' })} <Instant value={box.countedAt} />
          </>
        ) : invalid ? (
          lacking
        ) : undefined
      }
    />
  );
}

function Count({ box, cycle }: { box: Box; cycle: Cycle }) {
  const { t } = useTranslation('ballot');
  const city = useCitySlug();
  const count = useAction<{ version: number }, Counted>({
    run: (input, key) => api.post(cityPath(city, `assessment/ballot-boxes/${box.id}/count`), input, key),
    done: t('counted'),
  });
  return (
    <ConfirmAction
      label={t('count')}
      title={t('count.ask', { community: box.communityName })}
      danger
      pending={count.pending}
      button={{ type: 'primary' }}
      onConfirm={() => count.run({ version: box.version })}
    >
      <p>{t('count.note', { returned: box.returned })}</p>
      {box.invalid ? <p>{t(`count.invalid.${cycle.scheme.missing}`)}</p> : null}
    </ConfirmAction>
  );
}

function BoxOf({ box, cycle }: { box: Box; cycle: Cycle }) {
  const { t } = useTranslation('ballot');
  const canWrite = useCan('assessment.write');
  const [printed, setPrinted] = useState<readonly PrintedSheet[] | null>(null);
  const open = canWrite && cycle.state === 'open' && box.countedAt === null;
  if (printed) return <BallotSlips cycle={cycle} sheets={printed} onClose={() => setPrinted(null)} />;
  return (
    <article className="ballot-box" aria-label={box.communityName}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <h2>{box.communityName}</h2>
        <Flex gap={8} align="center">
          <CityLink to={`assessment/${cycle.id}/ballots`}>{t('back')}</CityLink>
          <AuditLink subject={box.id} />
          {open ? <Count box={box} cycle={cycle} /> : null}
        </Flex>
      </Flex>
      <Standing box={box} />
      <section className="panel" aria-labelledby="ballot-links">
        <h3 id="ballot-links">{t('links')}</h3>
        <Sheets box={box} cycle={cycle} open={open} onPrinted={setPrinted} />
      </section>
      <section className="panel" aria-labelledby="ballot-paper">
        <h3 id="ballot-paper">{t('paper')}</h3>
        <BallotPapers box={box} cycle={cycle} open={open} />
      </section>
    </article>
  );
}

function OneBox({ cycle }: { cycle: Cycle }) {
  const { boxId = '' }: { boxId?: string } = useParams({ strict: false });
  const query = useCityQuery<Box>(`assessment/ballot-boxes/${boxId}`);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return <BoxOf box={query.data} cycle={cycle} />;
}

/** One community's ballot: its links, its papers, and the count that closes it. */
export default function BallotBoxPage() {
  return <CycleFrame>{(cycle) => <OneBox cycle={cycle} />}</CycleFrame>;
}
