import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';

interface RevealProps {
  id: string;
  what: 'identity' | 'bank';
  masked: string | null;
  acting: boolean;
}

/** A masked number that is told in full for a reason; leaving the page forgets it. */
export function Reveal({ id, what, masked, acting }: RevealProps) {
  const { t } = useTranslation('roster');
  const city = useCitySlug();
  const [full, setFull] = useState<string | null>(null);
  const reveal = useAction({
    run: (reason: string, key) =>
      api.post<{ value: string | null }>(cityPath(city, `roster/workers/${id}/${what}/reveal`), { reason }, key),
    onDone: ({ value }) => setFull(value),
  });
  if (!masked) return '—';
  return (
    <span className="sealed">
      <code>{full ?? masked}</code>
      {acting && full === null ? (
        <ConfirmAction
          label={t('reveal')}
          title={t(`reveal.${what}`)}
          withReason
          pending={reveal.pending}
          button={{ type: 'link', size: 'small' }}
          onConfirm={reveal.run}
        >
          {t('revealNote')}
        </ConfirmAction>
      ) : null}
    </span>
  );
}
