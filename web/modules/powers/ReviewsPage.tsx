import { Button, Form as AntdForm, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DataTable } from '../../kit/DataTable.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { ScoreField } from '../../kit/ScoreField.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { Figures } from './Figures.tsx';
import { PowerNav } from './PowerNav.tsx';
import './powers.css';
import type { Review } from './types.ts';
import { useYearFilter } from './useYearFilter.ts';

const { Item } = AntdForm;

function ReviewForm({ review, onClose }: { review: Review; onClose: () => void }) {
  const { t } = useTranslation('powers');
  const city = useCitySlug();
  const [submit, setSubmit] = useState(false);
  const save = useAction({
    quiet: true,
    done: submit ? t('done.submitted') : t('done.saved'),
    run: (input: Record<string, unknown>, key) => {
      const { year, branchId, streetId, version } = review;
      return api.put(cityPath(city, 'powers/reviews'), { ...input, year, branchId, streetId, version, submit }, key);
    },
    onDone: onClose,
  });
  const { score, headName, headScore, opinion } = review;
  const given = Object.fromEntries(
    Object.entries({ score, headName, headScore, opinion }).filter(([, value]) => value !== null),
  );
  const required = useRequired();
  return (
    <Form
      schema={null}
      action={save}
      submitLabel={submit ? t('act.submit') : t('act.saveDraft')}
      initial={given}
      onCancel={onClose}
    >
      <p>{t('cameOf', { attended: review.attended, called: review.called })}</p>
      <Figures figures={review.figures} />
      <ScoreField name="score" label={t('branchScore')} />
      <Item name="headName" label={t('head')} rules={required}>
        <Input maxLength={50} />
      </Item>
      <ScoreField name="headScore" label={t('headScore')} />
      <Item name="opinion" label={t('opinion')} rules={required}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Item>
      <Item>
        <label>
          <input type="checkbox" checked={submit} onChange={(event) => setSubmit(event.target.checked)} />{' '}
          {t('submitNow')}
        </label>
      </Item>
    </Form>
  );
}

function useColumns(onScore: ((review: Review) => void) | null): Column<Review>[] {
  const { t } = useTranslation('powers');
  return [
    { key: 'branch', title: t('branch'), render: (row) => row.branchName },
    { key: 'owner', title: t('relation.owned'), render: (row) => row.ownerName ?? '—' },
    { key: 'street', title: t('street'), render: (row) => row.streetName },
    { key: 'came', title: t('attended'), align: 'right', render: (row) => `${row.attended} / ${row.called}` },
    { key: 'score', title: t('branchScore'), align: 'right', render: (row) => row.score ?? '—' },
    { key: 'head', title: t('head'), render: (row) => row.headName ?? '—' },
    { key: 'headScore', title: t('headScore'), align: 'right', render: (row) => row.headScore ?? '—' },
    { key: 'figures', title: t('figures'), wrap: true, render: (row) => <Figures figures={row.figures} /> },
    {
      key: 'state',
      title: t('stateLabel'),
      render: (row) => (
        <Tag color={row.state === 'submitted' ? 'green' : row.state === 'draft' ? 'gold' : 'default'}>
          {t(`review.${row.state ?? 'missing'}`)}
        </Tag>
      ),
    },
    ...(onScore
      ? [
          {
            key: 'act',
            title: t('acts'),
            render: (row: Review) =>
              row.state === 'submitted' ? null : (
                <Button size="small" onClick={() => onScore(row)}>
                  {t('act.score')}
                </Button>
              ),
          },
        ]
      : []),
  ];
}

/** The branches that streets are to score this year, and how far that has come. */
export default function ReviewsPage() {
  const { t } = useTranslation('powers');
  const year = useYearFilter();
  const [chosen, setChosen] = useState<Review | null>(null);
  const columns = useColumns(useCan('powers.use') ? setChosen : null);
  return (
    <>
      <PageHeader title={t('reviews')} note={t('reviewsNote')} />
      <PowerNav />
      <DataTable<Review>
        name="powers.reviews"
        label={t('reviews')}
        path="powers/reviews"
        columns={columns}
        filters={[year, { key: 'streetId', label: t('street'), kind: 'unit', kinds: ['street'] }]}
        keyOf={({ branchId, streetId }) => `${branchId}.${streetId}`}
        empty={t('noReviews')}
      />
      <FormDrawer title={chosen?.branchName ?? ''} open={chosen !== null} onClose={() => setChosen(null)} width={560}>
        {chosen ? <ReviewForm review={chosen} onClose={() => setChosen(null)} /> : null}
      </FormDrawer>
    </>
  );
}
