import { Button, Result, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../client.ts';

interface FailureProps {
  error: unknown;
  onRetry?: () => void;
}

function statusOf(error: unknown): '403' | '404' | 'warning' {
  if (error instanceof ApiError && error.status === 403) return '403';
  return error instanceof ApiError && error.status === 404 ? '404' : 'warning';
}

/** The message in the person's language, and the request id that a support officer asks for. */
export function Failure({ error, onRetry }: FailureProps) {
  const { t } = useTranslation('kit');
  const text = useErrorText();
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  const status = statusOf(error);
  return (
    <Result
      status={status === 'warning' ? 'warning' : 'info'}
      title={status === '403' ? t('failure.forbidden') : status === '404' ? t('failure.missing') : t('failure.title')}
      subTitle={text(error)}
      extra={onRetry && status === 'warning' ? <Button onClick={onRetry}>{t('action.retry')}</Button> : null}
    >
      {requestId ? <Typography.Text code>{requestId}</Typography.Text> : null}
    </Result>
  );
}

/** Turns whatever was thrown into one sentence: the server's own where there is one. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation('kit');
  return (error) => {
    if (!(error instanceof ApiError)) return t('failure.page');
    if (error.status === 0) return t('failure.network');
    if (error.status === 429) return t('failure.tooMany');
    return error.code.startsWith('http_') ? t('failure.http', { status: error.status }) : error.message;
  };
}
