import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../client.ts';

interface FailureProps {
  error: unknown;
  onRetry?: () => void;
}

const titles = { 403: 'failure.forbidden', 404: 'failure.missing' } as const;

function titleOf(error: unknown) {
  const known = error instanceof ApiError && (error.status === 403 || error.status === 404);
  return known ? titles[error.status as keyof typeof titles] : 'failure.title';
}

/**
 * The message in the person's language, and the request id that a support officer asks for. Plain elements:
 * this is part of every first load, where the library's `Result` would weigh more than all else here.
 */
export function Failure({ error, onRetry }: FailureProps) {
  const { t } = useTranslation('kit');
  const text = useErrorText();
  const title = titleOf(error);
  return (
    <section className="failure" role="alert">
      <h2>{t(title)}</h2>
      <p>{text(error)}</p>
      {onRetry && title === 'failure.title' ? <Button onClick={onRetry}>{t('action.retry')}</Button> : null}
      {error instanceof ApiError && error.requestId ? <code>{error.requestId}</code> : null}
    </section>
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
