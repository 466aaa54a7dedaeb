import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { ProblemLine } from './ProblemLine.tsx';
import type { Verification } from './types.ts';

type Check = Verification['problems'][number]['check'];
/** A record, so that a check which the server adds is missed here by the compiler. */
const looked: Readonly<Record<Check, true>> = {
  balance: true,
  budget: true,
  held: true,
  floor: true,
  empty_transaction: true,
  day: true,
  nature: true,
  hold: true,
  reversal: true,
  sum: true,
  layers: true,
  layer: true,
  source: true,
  restricted: true,
};
const checks = Object.keys(looked) as Check[];

/** A book that is wrong everywhere is told by the first of it. */
const shownProblems = 100;

/** What was looked at: how much, each check with how many places failed it, and the audit chain. */
function Looked({ result }: { result: Verification }) {
  const { t } = useTranslation('ledger');
  const { accounts, transactions, transfers, openHolds, problems, chain } = result;
  const found = Map.groupBy(problems, ({ check }) => check);
  return (
    <>
      <p>{t('verifyCounted', { accounts, transactions, transfers, holds: openHolds })}</p>
      <ul className="verify-checks">
        {checks.map((check) => {
          const count = found.get(check)?.length ?? 0;
          return (
            <li key={check}>
              {t(`check.${check}`)} <b className={count > 0 ? 'negative' : ''}>{t('verifyPlaces', { count })}</b>
            </li>
          );
        })}
        <li>
          {t('nightlyChain')}{' '}
          <b className={chain.firstBad ? 'negative' : ''}>
            {chain.firstBad
              ? t('nightlyChainBroken', { seq: chain.firstBad.seq })
              : t('nightlyChainSound', { seq: chain.lastSeq })}
          </b>
        </li>
      </ul>
    </>
  );
}

/** Counts every balance anew from the transfers and says what was counted and what does not agree. */
export function VerifyBook() {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const [result, setResult] = useState<Verification | null>(null);
  const verify = useAction<null, Verification>({
    run: () => api.post<Verification>(cityPath(city, 'ledger/verify')),
    onDone: setResult,
  });
  return (
    <>
      <Button loading={verify.pending} onClick={() => void verify.run(null)}>
        {t('verify')}
      </Button>
      {result ? (
        <Alert
          className="verify-result"
          type={result.sound ? 'success' : 'error'}
          showIcon
          title={
            result.sound
              ? t('verifySound')
              : t('verifyBroken', { count: result.problems.length + Number(!result.chain.intact) })
          }
          description={
            <>
              {result.problems.length > 0 ? (
                <ul>
                  {result.problems.slice(0, shownProblems).map((problem) => (
                    <li key={`${problem.check}.${problem.subject}`}>
                      <ProblemLine problem={problem} />
                    </li>
                  ))}
                  {result.problems.length > shownProblems ? (
                    <li>{t('nightlyMore', { count: result.problems.length })}</li>
                  ) : null}
                </ul>
              ) : null}
              <Looked result={result} />
            </>
          }
        />
      ) : null}
    </>
  );
}
