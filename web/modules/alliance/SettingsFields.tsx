import { Form as AntdForm, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { NamedList, WordFields } from '../../kit/NamedFields.tsx';
import { useRequired } from '../../kit/useRequired.ts';
import { lists } from './words.ts';

const { Item } = AntdForm;
export const points = [
  'theme', 'sameUnit', 'covers', 'sameStreet', 'timeWhole', 'timePart', 'enough', 'atLeast',
] as const; // prettier-ignore

export const alarmTerms = ['streetAfterWorkdays', 'cityAfterWorkdays'] as const;

/** Everything that a city sets for its alliance. */
export function SettingsFields() {
  const { t } = useTranslation('alliance');
  const required = useRequired();
  const count = (at: number) => (
    <Item name={[at, 'count']} label={t('seatCount')} rules={required}>
      <InputNumber min={1} max={10} precision={0} className="full-width" />
    </Item>
  );
  return (
    <>
      {lists.map((list) => (
        <fieldset key={list} className="form-part">
          <legend>{t(`list.${list}`)}</legend>
          <div className="named-row">
            <WordFields at={['lists', list]} />
          </div>
        </fieldset>
      ))}
      <NamedList name="kinds" label={t('kinds')} addLabel={t('add')} />
      <NamedList name="themes" label={t('themes')} addLabel={t('add')} />
      {(['street', 'community'] as const).map((kind) => (
        <fieldset key={kind} className="form-part">
          <legend>{t(`template.${kind}`)}</legend>
          <div className="named-row">
            <WordFields at={['committees', kind]} />
          </div>
          <NamedList
            name={['committees', kind, 'seats']}
            label={t('seats')}
            addLabel={t('add')}
            extra={count}
            fresh={{ count: 1 }}
          />
        </fieldset>
      ))}
      <fieldset className="form-part">
        <legend>{t('points')}</legend>
        <div className="alliance-row">
          {points.map((point) => (
            <Item key={point} name={['match', point]} label={t(`point.${point}`)} rules={required}>
              <InputNumber min={0} max={1_000} precision={0} className="full-width" />
            </Item>
          ))}
        </div>
      </fieldset>
      <fieldset className="form-part">
        <legend>{t('alarms')}</legend>
        <div className="alliance-row">
          {alarmTerms.map((term) => (
            <Item key={term} name={['alarm', term]} label={t(`alarm.${term}`)} rules={required}>
              <InputNumber min={0} max={250} precision={0} className="full-width" />
            </Item>
          ))}
        </div>
      </fieldset>
    </>
  );
}
