import { Button, Form as AntdForm, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Attachments } from '../../kit/Attachments.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money, MoneyInput } from '../../kit/Money.tsx';
import { useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { PartCosts } from './PartCosts.tsx';
import type { Case, Part } from './types.ts';

const { Item } = AntdForm;

function ReportForm({ request, part, onClose }: { request: Case; part: Part; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const required = useRequired();
  const city = useCitySlug();
  const report = useAction({
    quiet: true,
    done: t('done.taken'),
    run: (input: object, key) =>
      api.post(cityPath(city, `cases/parts/${part.id}/report`), { ...input, version: request.version }, key),
    onDone: onClose,
  });
  const shape = ({ costFen, documentNumber, ...values }: Record<string, unknown>) => ({
    ...values,
    ...(costFen ? { costFen } : {}),
    ...(documentNumber ? { documentNumber } : {}),
  });
  return (
    <Form schema={null} action={report as never} submitLabel={t('act.report')} shape={shape} onCancel={onClose}>
      <Item name="text" label={t('part.done')} rules={required}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Item>
      {part.dutyId ? (
        <Item name="costFen" label={t('part.cost')}>
          <MoneyInput />
        </Item>
      ) : null}
      <Item name="documentNumber" label={t('documentNumber')}>
        <Input maxLength={80} />
      </Item>
    </Form>
  );
}

function OnePart({ request, part }: { request: Case; part: Part }) {
  const { t } = useTranslation('cases');
  const [open, setOpen] = useState(false);
  const may = useCan('cases.handle') && part.mine && part.report === null && part.round === request.round;
  const ready = may && request.events.includes('report');
  return (
    <li className="case-part">
      <h3>
        {part.unitName} {part.leads ? <Tag color="blue">{t('leads')}</Tag> : null}
        <Tag color={part.report === null ? 'gold' : part.late ? 'red' : 'green'}>
          {t(part.report === null ? 'part.open' : part.late ? 'part.late' : 'part.reported')}
        </Tag>
        {part.round < request.round ? <Tag>{t('round', { n: part.round })}</Tag> : null}
      </h3>
      <p>{part.task}</p>
      {part.dutyId ? (
        <p className="case-muted">
          {t('duty')}: <CityLink to={`duties/${part.dutyId}`}>{part.dutyTitle}</CityLink>
          {part.costFen === null ? null : (
            <>
              {' · '}
              {t('part.cost')} <Money fen={part.costFen} />
            </>
          )}
        </p>
      ) : null}
      {part.report === null ? null : (
        <p className="written">
          {part.report} <span className="case-muted">{part.reportedByName}</span> <Instant value={part.reportedAt} />
        </p>
      )}
      {part.costFen === null ? null : <PartCosts part={part} />}
      {part.mine || part.report !== null ? (
        <Attachments subjectType="cases.part" subjectId={part.id} label={t('part.evidence', { unit: part.unitName })} />
      ) : null}
      {ready ? (
        <Button type="primary" onClick={() => setOpen(true)}>
          {t('act.report')}
        </Button>
      ) : null}
      <FormDrawer title={`${t('act.report')} · ${part.unitName}`} open={open} onClose={() => setOpen(false)}>
        <ReportForm request={request} part={part} onClose={() => setOpen(false)} />
      </FormDrawer>
    </li>
  );
}

/** Who does what of the handling, and what each reported back. */
export function CaseParts({ request }: { request: Case }) {
  const { t } = useTranslation('cases');
  if (request.parts.length === 0) return null;
  return (
    <section className="panel" aria-label={t('parts')}>
      <h2>{t('parts')}</h2>
      <ul className="case-parts">
        {request.parts.map((part) => (
          <OnePart key={part.id} request={request} part={part} />
        ))}
      </ul>
    </section>
  );
}
