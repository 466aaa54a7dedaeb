import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { ProblemLine } from './ProblemLine.tsx';
import type { Verification } from './types.ts';

/** Counts every balance anew from the transfers and says what does not agree. */
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
      {result?.sound ? (
        <Alert
          type="success"
          showIcon
          title={t('verifySound', { accounts: result.accounts, transfers: result.transfers, holds: result.openHolds })}
          description={`${t('nightlyChain')} · ${t('nightlyChainSound', { seq: result.chain.lastSeq })}`}
        />
      ) : null}
      {result && !result.sound ? (
        <Alert
          type="error"
          showIcon
          title={t('verifyBroken', { count: result.problems.length + Number(!result.chain.intact) })}
          description={
            <ul>
              {result.chain.firstBad ? (
                <li>{`${t('nightlyChain')} · ${t('nightlyChainBroken', { seq: result.chain.firstBad.seq })}`}</li>
              ) : null}
              {result.problems.map((problem) => (
                <li key={`${problem.check}.${problem.subject}`}>
                  <ProblemLine problem={problem} />
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
    </>
  );
}
