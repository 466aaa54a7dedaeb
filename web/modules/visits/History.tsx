import { useRouter } from '@tanstack/react-router';
import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Attachments } from '../../kit/Attachments.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Whole } from './types.ts';

interface Props {
  whole: Whole;
  onChanged: () => void;
}

function Needs({ whole }: { whole: Whole }) {
  const { t } = useTranslation('visits');
  // Requests are another module's; the way there is shown only where it exists.
  const asks = Object.hasOwn(useRouter().routesByPath, '/$city/cases/new');
  return (
    <section className="panel" aria-label={t('needs')}>
      <h2>{t('needs')}</h2>
      {whole.needs.length === 0 ? <p>{t('noNeeds')}</p> : null}
      <ul className="visit-list">
        {whole.needs.map((need) => (
          <li key={need.id}>
            {need.day} {need.text} {need.closedDay ? <Tag color="green">{need.outcome}</Tag> : null}{' '}
            {asks && need.visitId !== null && need.closedDay === null ? (
              <CityLink
                to="cases/new"
                search={{ visit: need.visitId, gridId: whole.gridId }}
                state={{ content: need.text, spot: whole.place }}
              >
                {t('toRequest')}
              </CityLink>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Merges({ whole, onChanged }: Props) {
  const { t } = useTranslation('visits');
  const city = useCitySlug();
  const undo = useAction({
    done: t('done.undone'),
    run: ({ id, reason }: { id: string; reason: string }, key) =>
      api.post(cityPath(city, `visits/merges/${id}/undo`), { reason }, key),
    onDone: onChanged,
  });
  if (whole.merges.length === 0) return null;
  return (
    <section className="panel" aria-label={t('merges')}>
      <h2>{t('merges')}</h2>
      {whole.merges.map((merge) => (
        <Flex key={merge.id} gap={8} align="center" wrap>
          <span>
            {merge.number} · {merge.byName} · {merge.reason}
          </span>
          <ConfirmAction
            label={t('act.undo')}
            title={t('undoAsk', { number: merge.number })}
            withReason
            pending={undo.pending}
            button={{ size: 'small' }}
            onConfirm={(reason) => undo.run({ id: merge.id, reason })}
          />
        </Flex>
      ))}
    </section>
  );
}

/** Needs, visits with their photographs, levels of risk with their causes, and what was merged. */
export function History({ whole, onChanged }: Props) {
  const { t } = useTranslation('visits');
  return (
    <>
      <Needs whole={whole} />
      <section className="panel" aria-label={t('visits')}>
        <h2>{t('visits')}</h2>
        {whole.visits.length === 0 ? <p>{t('noVisits')}</p> : null}
        <ul className="visit-list">
          {whole.visits.map((visit, index) => (
            <li key={visit.id}>
              {visit.day} · {t(`way.${visit.way as 'home'}`)} · {t(`outcome.${visit.outcome as 'met'}`)} ·{' '}
              {visit.byName}
              {visit.note ? <p className="visit-text">{visit.note}</p> : null}
              {index < 3 ? <Attachments subjectType="visits.visit" subjectId={visit.id} label={t('photos')} /> : null}
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-label={t('riskHistory')}>
        <h2>{t('riskHistory')}</h2>
        <ul className="visit-list">
          {whole.risks.map((risk) => (
            <li key={risk.id}>
              {risk.day} <Tag>{t(`risk.${risk.level as 'high'}`)}</Tag> {risk.cause} · {risk.byName}
            </li>
          ))}
        </ul>
      </section>
      <Merges whole={whole} onChanged={onChanged} />
    </>
  );
}
