import { Alert, App, Button, Flex, Skeleton, Tag } from 'antd';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { Attachments } from '../../kit/Attachments.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useNarrow } from '../../kit/useMedia.ts';
import { RatingCards } from './RatingCards.tsx';
import { RatingGrid } from './RatingGrid.tsx';
import './rating.css';
import { totalOf } from './sheet.ts';
import type { RatingSheet, SheetItem } from './types.ts';
import { useSheet, type Sheet } from './useSheet.ts';

/** The sheet was changed elsewhere: nothing of it is overwritten, and the way on is to read it anew. */
function Stale({ onReload }: { onReload: () => void }) {
  const { t } = useTranslation('rating');
  return (
    <Alert type="warning" showIcon title={t('stale')} action={<Button onClick={onReload}>{t('readAgain')}</Button>} />
  );
}

/** What was kept and what was not, and the one act that ends the filling in. */
function SendBar({ sheet, anonymous, onReload }: { sheet: Sheet; anonymous: boolean; onReload: () => void }) {
  const { t } = useTranslation('rating');
  const { items, typed, fieldsOf } = sheet;
  const open = items.filter(({ sentAt }) => sentAt === null);
  const lacking = open.filter((item) => !totalOf(item, fieldsOf(item), typed).complete).length;
  const send = useAction({
    run: (stamp: string, key) => api.post<{ sent: number }>(`${sheet.path}/send`, { stamp }, key),
    done: t('sent'),
  });
  const words = lacking > 0 ? t('lacking', { n: lacking }) : t('ready', { n: open.length });
  return (
    <Flex className="rating-bar no-print" gap={12} wrap align="center">
      <span role="status">
        {t(`status.${sheet.status}`)} · {words}
        {sheet.wrong > 0 ? ` · ${t('wrongCells', { n: sheet.wrong })}` : null}
      </span>
      <span className="push" />
      {sheet.status === 'failed' ? <Button onClick={() => void sheet.keep()}>{t('keepAgain')}</Button> : null}
      <ConfirmAction
        label={t('send')}
        title={t('sendTitle', { n: open.length })}
        pending={send.pending}
        button={{ type: 'primary', disabled: lacking > 0 || sheet.wrong > 0 || sheet.status === 'stale' }}
        onConfirm={async () => ((await sheet.keep()) ? send.run(sheet.stampNow()) : undefined)}
      >
        {send.error?.code === 'changed_meanwhile' ? <Stale onReload={onReload} /> : null}
        <p>{t('sendNote')}</p>
        {anonymous ? <p>{t('anonymousNote')}</p> : null}
      </ConfirmAction>
    </Flex>
  );
}

function Filling({ data, onReload }: { data: RatingSheet; onReload: () => void }) {
  const { t } = useTranslation('rating');
  const { message } = App.useApp();
  const narrow = useNarrow();
  const sheet = useSheet(data);
  const [evidence, setEvidence] = useState<SheetItem | null>(null);
  const open = data.state === 'open';
  const waiting = sheet.items.some(({ sentAt }) => sentAt === null);
  return (
    <>
      {sheet.status === 'stale' ? <Stale onReload={onReload} /> : null}
      {open ? null : <Alert type="info" showIcon title={t('closed')} />}
      {open && !waiting ? <Alert type="success" showIcon title={t('allSent')} /> : null}
      {narrow ? (
        <RatingCards sheet={sheet} open={open} evidence={!data.anonymous} />
      ) : (
        data.forms.map((form, at) => {
          const rows = sheet.items.filter((item) => item.form === at);
          return rows.length === 0 ? null : (
            <section key={form.postTypes.join()} className="rating-form">
              {data.forms.length > 1 ? <h2>{form.postTypes.map((post) => t(`post.${post}`)).join('、')}</h2> : null}
              <RatingGrid
                form={form}
                rows={rows}
                typed={sheet.typed}
                open={open}
                onType={sheet.type}
                onEvidence={data.anonymous ? null : setEvidence}
                onLost={(n) => message.warning(t('lost', { n }))}
              />
            </section>
          );
        })
      )}
      {open && waiting ? <SendBar {...{ sheet, onReload }} anonymous={data.anonymous} /> : null}
      <FormDrawer title={evidence?.name ?? ''} open={evidence !== null} onClose={() => setEvidence(null)}>
        {evidence ? (
          <Attachments
            subjectType="assessment.rating"
            subjectId={evidence.assignmentId}
            label={t('evidenceOf', { name: evidence.name })}
          />
        ) : null}
      </FormDrawer>
    </>
  );
}

/** Fills one sheet in: a grid at a desk, cards on a phone; kept as it is typed, sent once. */
export default function RatingSheetPage() {
  const { t } = useTranslation('rating');
  const { cycleId = '', group = '' }: { cycleId?: string; group?: string } = useParams({ strict: false });
  const at = `assessment/rating/${cycleId}/${group}`;
  const query = useCityQuery<RatingSheet>(at);
  const narrow = useNarrow();
  const { data } = query;
  const [turn, setTurn] = useState(0);
  // Typing rests on versions: it begins once what is shown is fresh, and goes on whatever is read again meanwhile.
  const [since] = useState(() => Date.now());
  const fresh = query.dataUpdatedAt >= since || !query.isFetching;
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!data || !fresh) return <Skeleton active />;
  const sent = data.items.filter(({ sentAt }) => sentAt !== null).length;
  const own = `my-ratings/${cycleId}/${group}`;
  return (
    <>
      <PageHeader
        title={t('sheetTitle', { year: data.year, group: data.groupName })}
        note={
          <>
            {t(narrow ? 'cardNote' : 'sheetNote')} {data.anonymous ? <Tag>{t('anonymous')}</Tag> : null}
          </>
        }
        actions={
          <>
            <CityLink to="my-ratings">{t('title')}</CityLink>
            <CityLink to={`${own}/import`}>{t('excel')}</CityLink>
          </>
        }
      />
      <Filling
        key={`${turn} ${data.state} ${sent} ${data.items.length}`}
        data={data}
        onReload={() => void query.refetch().then(() => setTurn((n) => n + 1))}
      />
    </>
  );
}
