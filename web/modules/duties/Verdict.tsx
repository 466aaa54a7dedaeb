import { Alert, Button, Flex, Form as AntdForm, InputNumber, Select } from 'antd';
import { Attachments } from '../../kit/Attachments.tsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { yuanText } from '../../kit/Money.tsx';
import { useCan, useSession } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Settlement, VerdictPreview } from './types.ts';

interface Judged {
  readonly volume: string;
  readonly score: string;
  readonly rest: 'keep' | 'free';
}

function Shown({ preview }: { preview: VerdictPreview }) {
  const { t } = useTranslation('duties');
  const { dueFen, quality, leftFen, rework } = preview;
  return (
    <Alert
      className="form-alert"
      type={rework ? 'warning' : 'info'}
      showIcon
      title={t('previewed', { due: yuanText(dueFen), quality, left: yuanText(leftFen) })}
      description={rework ? t('rework') : null}
    />
  );
}

interface NumberFieldProps {
  id: string;
  label: string;
  value: string;
  max?: string;
  onChange: (value: string | number | null) => void;
}

function NumberField({ id, label, value, max, onChange }: NumberFieldProps) {
  return (
    <AntdForm.Item label={label} htmlFor={id}>
      <InputNumber<string>
        id={id}
        stringMode
        min="0"
        {...(max ? { max } : {})}
        value={value}
        onChange={onChange}
        className="full-width"
      />
    </AntdForm.Item>
  );
}

function VerdictForm({ settlement, onDone }: { settlement: Settlement; onDone: () => void }) {
  const { t } = useTranslation('duties');
  const path = `${cityPath(useCitySlug(), 'duties/settlements')}/${settlement.id}`;
  const [judged, setJudged] = useState<Judged>({ volume: settlement.reportedVolume, score: '100', rest: 'keep' });
  const [shown, setShown] = useState<VerdictPreview | null>(null);
  const preview = useAction({
    run: (input: Judged) => api.post<VerdictPreview>(`${path}/preview`, input),
    onDone: setShown,
  });
  const verify = useAction({
    done: t('done.paid'),
    run: (input: Judged, key) => api.post(`${path}/verify`, { ...input, version: settlement.version }, key),
    onDone,
  });
  const set = (key: 'volume' | 'score') => (value: string | number | null) => {
    setShown(null);
    setJudged({ ...judged, [key]: value === null ? '' : String(value) });
  };
  const ready = judged.volume !== '' && judged.score !== '';
  return (
    <>
      <p>
        {t('reportedAs', {
          unit: settlement.unitName,
          month: settlement.month,
          volume: settlement.reportedVolume,
          evidence: settlement.evidence,
        })}
      </p>
      <Attachments subjectType="duties.settlement" subjectId={settlement.id} label={t('evidenceFiles')} />
      <AntdForm layout="vertical">
        {settlement.part === 'month' ? (
          <NumberField id="verdict-volume" label={t('verifiedVolume')} value={judged.volume} onChange={set('volume')} />
        ) : null}
        {settlement.part === 'prepayment' ? null : (
          <NumberField id="verdict-score" label={t('score')} value={judged.score} max="100" onChange={set('score')} />
        )}
        <AntdForm.Item label={t('restLabel')} htmlFor="verdict-rest">
          <Select
            id="verdict-rest"
            value={judged.rest}
            onChange={(rest: Judged['rest']) => {
              setShown(null);
              setJudged({ ...judged, rest });
            }}
            options={(['keep', 'free'] as const).map((value) => ({ value, label: t(`rest.${value}`) }))}
          />
        </AntdForm.Item>
        {shown ? <Shown preview={shown} /> : null}
        <Flex gap={8}>
          <Button disabled={!ready} loading={preview.pending} onClick={() => void preview.run(judged)}>
            {t('act.preview')}
          </Button>
          <Button
            type="primary"
            disabled={!ready || shown === null}
            loading={verify.pending}
            onClick={() => void verify.run(judged)}
          >
            {t('act.verify')}
          </Button>
        </Flex>
      </AntdForm>
    </>
  );
}

/** What a second person does with a reported month: verify and pay, or send it back. */
export function Verdict({ settlement }: { settlement: Settlement }) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const me = useSession().user.id;
  const may = useCan('duties.settle.approve');
  const [open, setOpen] = useState(false);
  const back = useAction({
    done: t('done.returned'),
    run: (reason: string, key) =>
      api.post(
        cityPath(city, `duties/settlements/${settlement.id}/return`),
        { version: settlement.version, reason },
        key,
      ),
  });
  if (settlement.state !== 'reported' || !may) return null;
  if (settlement.reportedBy === me) return <span>{t('secondPerson')}</span>;
  if (!settlement.mayVerify) return null;
  return (
    <Flex gap={8}>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>
        {t('act.judge')}
      </Button>
      <ConfirmAction
        label={t('act.return')}
        title={t('returnTitle')}
        withReason
        button={{ size: 'small' }}
        pending={back.pending}
        onConfirm={back.run}
      />
      <FormDrawer title={t('act.judge')} open={open} onClose={() => setOpen(false)}>
        <VerdictForm settlement={settlement} onDone={() => setOpen(false)} />
      </FormDrawer>
    </Flex>
  );
}
