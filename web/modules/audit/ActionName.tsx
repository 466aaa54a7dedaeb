import { useTranslation } from 'react-i18next';

interface ActionNameProps {
  /** `pay.run.approve`, as it is sealed. */
  action: string;
  /** With the sealed word beside the name. */
  whole?: boolean;
}

/** An action in the reader's language; one that this page does not know yet keeps its own word. */
export function ActionName({ action, whole = false }: ActionNameProps) {
  const { t, i18n } = useTranslation('audit');
  const key = `act.${action}`;
  if (!i18n.exists(key, { ns: 'audit' })) return <code>{action}</code>;
  return (
    <>
      <span title={action}>{t(key as never)}</span>
      {whole ? (
        <>
          {' '}
          <code>{action}</code>
        </>
      ) : null}
    </>
  );
}
