import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { EditionsPage } from '../../kit/EditionsPage.tsx';
import { useRequired } from '../../kit/useRequired.ts';
import { nameIn } from '../../language.ts';
import { ListingNav } from './ListingNav.tsx';
import './listings.css';
import type { Terms } from './types.ts';
import { levels } from './words.ts';

const { Item, List } = AntdForm;
const numbers = ['checkWorkdays', 'cityAfterWorkdays', 'maxExtensions', 'maxExtensionWorkdays', 'boardDays'] as const;
const names = ['code', 'zh', 'ko', 'en'] as const;

function Edition({ terms }: { terms: Terms }) {
  const { t, i18n } = useTranslation('listings');
  return (
    <>
      <div className="plain-scroll" tabIndex={0} role="region" aria-label={t('terms.days')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('terms.days')}</th>
              {levels.map((level) => (
                <th key={level} scope="col" className="amount">
                  {t(`level.${level}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {terms.kinds.map((kind) => (
              <tr key={kind.code}>
                <th scope="row">{nameIn(kind, i18n.language)}</th>
                {levels.map((level) => (
                  <td key={level} className="amount">
                    {kind.workdays[level]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="facts listing-terms">
        <dt>{t('terms.yellowShare')}</dt>
        <dd>{terms.yellowShare}</dd>
        {numbers.map((key) => [<dt key={`${key}.t`}>{t(`terms.${key}`)}</dt>, <dd key={`${key}.d`}>{terms[key]}</dd>])}
      </dl>
    </>
  );
}

function Kinds() {
  const { t } = useTranslation('listings');
  const required = useRequired();
  return (
    <List name="kinds">
      {(fields, { add, remove }) => (
        <>
          {fields.map((field, at) => (
            <fieldset key={field.key} className="field-group">
              <legend>
                {t('kind.line', { n: at + 1 })}{' '}
                <Button
                  type="text"
                  size="small"
                  aria-label={t('remove', { what: t('kind.line', { n: at + 1 }) })}
                  icon={<MinusCircleOutlined />}
                  disabled={fields.length === 1}
                  onClick={() => remove(field.name)}
                />
              </legend>
              <div className="field-row">
                {names.map((key) => (
                  <Item key={key} name={[field.name, key]} label={t(`kind.${key}`)} rules={required}>
                    <Input maxLength={40} />
                  </Item>
                ))}
                {levels.map((level) => (
                  <Item key={level} name={[field.name, 'workdays', level]} label={t(`level.${level}`)} rules={required}>
                    <InputNumber min={1} max={250} precision={0} className="full-width" />
                  </Item>
                ))}
              </div>
            </fieldset>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})} className="form-alert">
            {t('kind.add')}
          </Button>
        </>
      )}
    </List>
  );
}

function Fields() {
  const { t } = useTranslation('listings');
  const required = useRequired();
  return (
    <>
      <Kinds />
      <div className="field-row">
        <Item name="yellowShare" label={t('terms.yellowShare')} rules={required}>
          <Input inputMode="decimal" maxLength={6} />
        </Item>
        {numbers.map((key) => (
          <Item key={key} name={key} label={t(`terms.${key}`)} rules={required}>
            <InputNumber min={0} max={3650} precision={0} className="full-width" />
          </Item>
        ))}
      </div>
    </>
  );
}

/** Kinds, deadlines and rules of listing, each edition with its first day and source. */
export default function TermsPage() {
  const { t } = useTranslation('listings');
  return (
    <EditionsPage<Terms>
      path="listings/policies"
      title={t('terms')}
      note={t('terms.note')}
      act={t('act.terms')}
      width={720}
      nav={<ListingNav />}
      edition={(terms) => <Edition terms={terms} />}
      fields={() => <Fields />}
    />
  );
}
