import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Progress, Result, Steps, Upload } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from './Failure.tsx';
import { ProblemTable } from './import/ProblemTable.tsx';
import type { ImportOutcome } from './import/protocol.ts';
import { ReportHead } from './import/ReportHead.tsx';
import { useImport } from './import/useImport.ts';

interface ImportWizardProps {
  /** The whole path of the import route. */
  endpoint: string;
  /** Names what is imported, for the drop zone. */
  what: string;
  /** Further fields of the form; keep the object's identity between renders. */
  extra?: Readonly<Record<string, string>>;
  /** A line on what the file may look like, a template to download. */
  hint?: ReactNode;
  /** Where to go when all is written. */
  done: (outcome: ImportOutcome) => ReactNode;
}

const noExtra: Readonly<Record<string, string>> = {};
const stepOf = { choose: 0, checking: 0, review: 1, writing: 1, done: 2 } as const;

type Importing = ReturnType<typeof useImport>;

function ChooseFile({ importing, what, hint }: { importing: Importing; what: string; hint: ReactNode }) {
  const { t } = useTranslation('kit');
  return (
    <Upload.Dragger
      accept=".xlsx,.xls,.csv"
      showUploadList={false}
      disabled={importing.phase === 'checking'}
      beforeUpload={(file) => {
        void importing.choose(file);
        return false;
      }}
    >
      <p className="ant-upload-drag-icon">
        <InboxOutlined />
      </p>
      <p className="ant-upload-text">{t('import.drop', { what })}</p>
      <div className="ant-upload-hint">{hint ?? t('import.hint')}</div>
    </Upload.Dragger>
  );
}

function Review({ importing }: { importing: Importing }) {
  const { t } = useTranslation('kit');
  const { report, decisions, changed, phase } = importing;
  if (!report) return null;
  const undecided = report.problems.filter(
    (p) => p.severity === 'warning' && !decisions.accept.includes(p.row) && !decisions.skip.includes(p.row),
  ).length;
  const ready = report.counts.errors === 0 && undecided === 0 && !changed;
  return (
    <Flex vertical gap={16}>
      <ReportHead report={report} />
      {report.problems.length > 0 ? (
        <ProblemTable report={report} decisions={decisions} onDecide={importing.decide} />
      ) : (
        <Alert type="success" showIcon title={t('import.clean')} />
      )}
      <Flex gap={8} wrap className="import-bar">
        <Button onClick={importing.restart}>{t('import.other')}</Button>
        {report.problems.length > 0 ? <Button onClick={importing.download}>{t('import.marked')}</Button> : null}
        <span className="push" />
        <Button type={changed ? 'primary' : 'default'} disabled={!changed} onClick={importing.recheck}>
          {t('import.recheck')}
        </Button>
        <Button
          type={changed ? 'default' : 'primary'}
          disabled={!ready}
          loading={phase === 'writing'}
          onClick={importing.commit}
        >
          {t('import.commit', { n: report.counts.rows - report.counts.skipped })}
        </Button>
      </Flex>
      {ready ? null : <p className="import-why">{changed ? t('import.whyChanged') : t('import.whyBlocked')}</p>}
    </Flex>
  );
}

/** Brings a file in: choose → every problem decided → written at once; nothing is written before. */
export function ImportWizard({ endpoint, what, extra = noExtra, hint, done }: ImportWizardProps) {
  const { t } = useTranslation('kit');
  const errorText = useErrorText();
  const importing = useImport(endpoint, extra);
  const { phase, outcome, error, file } = importing;
  const steps = [t('import.stepFile'), t('import.stepCheck'), t('import.stepDone')];
  const working = phase === 'checking' || phase === 'writing';
  return (
    <div className="import-wizard">
      <Steps size="small" responsive={false} current={stepOf[phase]} items={steps.map((title) => ({ title }))} />
      {error ? <Alert type="error" showIcon title={errorText(error)} /> : null}
      {working ? (
        <div role="status">
          <Progress percent={100} status="active" showInfo={false} size="small" />
          {phase === 'checking' ? t('import.checking', { file: file?.name ?? '' }) : t('import.writing')}
        </div>
      ) : null}
      {phase === 'choose' ? <ChooseFile importing={importing} what={what} hint={hint} /> : null}
      {phase === 'review' || phase === 'writing' ? <Review importing={importing} /> : null}
      {phase === 'done' && outcome ? (
        <Result
          status="success"
          title={t('import.done')}
          subTitle={t('import.outcome', { ...outcome })}
          extra={
            <Flex gap={8} justify="center">
              {done(outcome)}
              <Button onClick={importing.restart}>{t('import.again')}</Button>
            </Flex>
          }
        />
      ) : null}
    </div>
  );
}
