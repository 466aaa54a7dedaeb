import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../client.ts';

interface FailureProps {
  error: unknown;
  onRetry?: () => void;
  /** It is all there is on the page, so it gives the page its name. */
  whole?: boolean;
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
export function Failure({ error, onRetry, whole = false }: FailureProps) {
  const { t } = useTranslation('kit');
  const text = useErrorText();
  const title = titleOf(error);
  const Heading = whole ? 'h1' : 'h2';
  const name = t(title);
  useEffect(() => {
    if (whole) document.title = `${name} · 随事`;
  }, [whole, name]);
  return (
    <section className="failure" role="alert">
      <Heading>{name}</Heading>
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
