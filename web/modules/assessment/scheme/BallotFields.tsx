import { Checkbox, Form as AntdForm, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../../kit/useRequired.ts';
import { NamedList, NameFields, useGroups } from './parts.tsx';

const form = ['content', 'ballot', 'form'];

function ScaleFields() {
  const { t } = useTranslation('assessment');
  const required = useRequired();
  const type: unknown = AntdForm.useWatch([...form, 'scale', 'type'], { form: AntdForm.useFormInstance(), preserve: true });
  const choices = [...form, 'scale', 'choices'];
  return (
    <>
      <AntdForm.Item name={[...form, 'scale', 'type']} label={t('ballotScale')} rules={required}>
        <Radio.Group options={(['choices', 'points'] as const).map((value) => ({ value, label: t(`scale.${value}`) }))} />
      </AntdForm.Item>
      {type === 'choices' ? (
        <NamedList path={choices} name={choices} stem="choice" add={t('ballotChoice')} blank={{ points: null }}>
          {(at) => (
            <>
              <NameFields at={at} />
              <AntdForm.Item name={[at, 'points']} label={t('choicePoints')} extra={t('choicePointsNote')}>
                <Input inputMode="decimal" className="scheme-short" />
              </AntdForm.Item>
            </>
          )}
        </NamedList>
      ) : null}
      {type === 'points' ? (
        <AntdForm.Item name={[...form, 'scale', 'most']} label={t('points')} rules={required}>
          <InputNumber min={1} max={100} precision={0} className="scheme-short" />
        </AntdForm.Item>
      ) : null}
    </>
  );
} // prettier-ignore

function AskedFields() {
  const { t } = useTranslation('assessment');
  const required = useRequired();
  const groups = useGroups().filter(({ ballot }) => ballot);
  const [kinds, questions] = [
    [...form, 'kinds'],
    [...form, 'questions'],
  ];
  return (
    <>
      <AntdForm.Item name={[...form, 'group']} label={t('ballotGroup')} rules={required} className="scheme-after">
        <Select options={groups.map(({ code, name }) => ({ value: code, label: name }))} />
      </AntdForm.Item>
      <h3>{t('ballotKinds')}</h3>
      <NamedList path={kinds} name={kinds} stem="kind" add={t('ballotKind')} blank={{ ordinary: true }}>
        {(at) => (
          <>
            <NameFields at={at} />
            <AntdForm.Item name={[at, 'ordinary']} valuePropName="checked" noStyle>
              <Checkbox>{t('ballotOrdinary')}</Checkbox>
            </AntdForm.Item>
          </>
        )}
      </NamedList>
      <h3>{t('ballotQuestions')}</h3>
      <NamedList path={questions} name={questions} stem="question" add={t('ballotQuestion')} blank={{}}>
        {(at) => <NameFields at={at} most={60} />}
      </NamedList>
      <h3>{t('ballotAnswers')}</h3>
      <ScaleFields />
    </>
  );
}

/** What residents are asked on a ballot, who may be asked, and what an answer is worth. */
export function BallotFields() {
  const { t } = useTranslation('assessment');
  const asked: unknown = AntdForm.useWatch(['content', 'ballot', 'asked'], { form: AntdForm.useFormInstance(), preserve: true });
  return (
    <section className="panel" aria-labelledby="scheme-ballot">
      <h2 id="scheme-ballot">{t('ballotForm')}</h2>
      <AntdForm.Item name={['content', 'ballot', 'asked']} valuePropName="checked" extra={t('ballotAskedNote')}>
        <Checkbox>{t('ballotAsked')}</Checkbox>
      </AntdForm.Item>
      {asked === true ? <AskedFields /> : null}
    </section>
  );
} // prettier-ignore
