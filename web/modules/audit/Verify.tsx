import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../worker/modules/audit/input.ts';
import { api, cityPath } from '../../client.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';

type Result = Verification & { total: number };

/** Walks the chain stretch by stretch to its end, or to the first entry that does not fit. */
async function verifyAll(path: string, onProgress: (checked: number) => void): Promise<Result> {
  let afterSeq = 0;
  let total = 0;
  for (;;) {
    const part = await api.post<Verification>(path, { afterSeq });
    total += part.checked;
    onProgress(total);
    if (part.complete || !part.intact || part.lastSeq <= afterSeq) return { ...part, total };
    afterSeq = part.lastSeq;
  }
}

/** The button that checks the whole chain against the anchor outside the city's database. */
export function Verify() {
  const { t } = useTranslation('audit');
  const city = useCitySlug();
  const [progress, setProgress] = useState(0);
  const [result, setResult] = useState<Result | null>(null);
  const verify = useAction<null, Result>({
    run: (): Promise<Result> => verifyAll(cityPath(city, 'audit/verify'), setProgress),
    onDone: setResult,
  });
  const start = () => {
    setResult(null);
    setProgress(0);
    void verify.run(null);
  };
  const bad = result?.firstBad;
  return (
    <Flex vertical gap={8} className="verify">
      <Flex gap={12} align="center" wrap>
        <Button onClick={start} loading={verify.pending}>
          {t('verify')}
        </Button>
        <span role="status">{verify.pending ? t('verify.progress', { n: progress }) : t('verify.note')}</span>
      </Flex>
      {result && !bad ? (
        <Alert type="success" showIcon title={t('verify.intact', { n: result.total, seq: result.anchor.seq })} />
      ) : null}
      {bad ? <Alert type="error" showIcon title={t(`fault.${bad.fault}`, { seq: bad.seq })} /> : null}
    </Flex>
  );
}
