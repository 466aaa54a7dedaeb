import { Button, Flex, Input, Progress, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../kit/Attachments.tsx';
import { textIn, totalOf, wrongPoints } from './sheet.ts';
import type { Field, SheetItem } from './types.ts';
import type { Sheet } from './useSheet.ts';

interface CardProps {
  sheet: Sheet;
  item: SheetItem;
  open: boolean;
  evidence: boolean;
}

function PointsField({ sheet, item, field }: Pick<CardProps, 'sheet' | 'item'> & { field: Field }) {
  const { t } = useTranslation('rating');
  const text = textIn(item, field.code, sheet.typed);
  const wrong = wrongPoints(text, field);
  return (
    <label className="rating-field">
      <span>
        {field.name}
        <span className="sheet-unit">{[t('most', { most: field.most }), field.evidence].filter(Boolean).join(' · ')}</span>
      </span>
      <Input
        size="large"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${item.name} ${field.name}`}
        status={wrong ? 'error' : ''}
        value={text}
        onChange={(event) => sheet.type([{ row: item, code: field.code, text: event.target.value }])}
      />
      {wrong ? <span className="rating-wrong">{t(`wrong.${wrong}`, { most: field.most })}</span> : null}
    </label>
  );
} // prettier-ignore

function Card({ sheet, item, open, evidence }: CardProps) {
  const { t } = useTranslation('rating');
  const fields = sheet.fieldsOf(item);
  const editable = open && item.sentAt === null;
  return (
    <section className="panel rating-card" aria-label={item.name}>
      <h2>{item.name}</h2>
      <p className="sheet-unit">
        {item.unitName}
        {item.months === null ? null : ` · ${t('months', { n: item.months })}`}
      </p>
      {item.returned ? <Tag color="orange">{t('returned', { reason: item.returned })}</Tag> : null}
      {fields.map((field) =>
        editable ? (
          <PointsField key={field.code} {...{ sheet, item, field }} />
        ) : (
          <p key={field.code} className="rating-field">
            <span>{field.name}</span>
            <b>{item.marks[field.code] ?? '—'}</b>
          </p>
        ),
      )}
      <p className="rating-sum">
        {t('total')} <b>{totalOf(item, fields, sheet.typed).total}</b>
      </p>
      {evidence ? (
        <Attachments subjectType="assessment.rating" subjectId={item.assignmentId} label={t('evidenceOf', { name: item.name })} />
      ) : null}
    </section>
  );
} // prettier-ignore

/** On a phone: one person a card, with large fields, the next one a thumb away. */
export function RatingCards({ sheet, open, evidence }: Omit<CardProps, 'item'>) {
  const { t } = useTranslation('rating');
  const { items, typed, fieldsOf } = sheet;
  const [at, setAt] = useState(() =>
    Math.max(0, items.findIndex((item) => item.sentAt === null && !totalOf(item, fieldsOf(item), typed).complete)),
  ); // prettier-ignore
  const done = items.filter((item) => totalOf(item, fieldsOf(item), typed).complete).length;
  const item = items[Math.min(at, items.length - 1)];
  if (!item) return null;
  const go = (to: number) => {
    void sheet.keep();
    setAt(to);
    window.scrollTo({ top: 0 });
  };
  return (
    <>
      <Progress
        percent={Math.round((done / items.length) * 100)}
        format={() => t('done', { n: done, all: items.length })}
        status="normal"
        aria-label={t('done', { n: done, all: items.length })}
      />
      <Card key={item.assignmentId} {...{ sheet, item, open, evidence }} />
      <Flex gap={12} className="rating-steps">
        <Button size="large" block disabled={at === 0} onClick={() => go(at - 1)}>
          {t('previous')}
        </Button>
        <Button size="large" block type="primary" ghost disabled={at >= items.length - 1} onClick={() => go(at + 1)}>
          {t('next')}
        </Button>
      </Flex>
    </>
  );
}
