import { Form as AntdForm, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../../kit/useRequired.ts';
import { posts } from './LevelRuleFields.tsx';

/** Name, document and trust of the edition, and which row of a post table each post reads. */
export function HeadFields() {
  const { t } = useTranslation('pay');
  const required = useRequired();
  return (
    <section className="panel" aria-labelledby="edition-head">
      <h2 id="edition-head">{t('basics')}</h2>
      <div className="pay-pair">
        <AntdForm.Item name="name" label={t('schemeName')} rules={required}>
          <Input maxLength={60} />
        </AntdForm.Item>
        <AntdForm.Item name="trust" label={t('trust')} rules={required}>
          <Select
            options={(['official', 'city', 'press', 'copy', 'example'] as const).map((value) => ({
              value,
              label: t(`trust.${value}`),
            }))}
          />
        </AntdForm.Item>
      </div>
      <AntdForm.Item name="source" label={t('source')} rules={required} extra={t('sourceNote')}>
        <Input.TextArea rows={2} maxLength={500} />
      </AntdForm.Item>
      <fieldset className="pay-grid pay-grid-words">
        <legend>{t('postClasses')}</legend>
        {posts.map((post) => (
          <AntdForm.Item key={post} name={['definition', 'postClasses', post]} label={t(`post.${post}`)}>
            <Input placeholder={post} maxLength={32} />
          </AntdForm.Item>
        ))}
      </fieldset>
    </section>
  );
}
