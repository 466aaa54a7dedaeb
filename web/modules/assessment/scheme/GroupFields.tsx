import { Checkbox, Flex, Form as AntdForm, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { NamedList, NameFields } from './parts.tsx';

const blank = { headers: [], trimFrom: null, byBallot: false, anonymous: false, system: false, at: 'community' };

/** Who rates: people with or without a name, residents by ballot, the product's own records. */
export function GroupFields() {
  const { t } = useTranslation('assessment');
  const path = ['content', 'groups'];
  return (
    <section className="panel" aria-labelledby="scheme-groups">
      <h2 id="scheme-groups">{t('raterGroups')}</h2>
      <NamedList path={path} name={path} stem="group" add={t('raterGroup')} blank={blank}>
        {(at) => (
          <>
            <NameFields at={at} />
            <div className="scheme-four">
              <AntdForm.Item name={[at, 'at']} label={t('answersFor')}>
                <Select
                  options={(['community', 'street', 'city'] as const).map((value) => ({
                    value,
                    label: t(`pool.${value}`),
                  }))}
                />
              </AntdForm.Item>
              <AntdForm.Item name={[at, 'trimFrom']} label={t('trimFrom')}>
                <InputNumber min={3} max={100} precision={0} className="full-width" placeholder={t('neverTrim')} />
              </AntdForm.Item>
              <AntdForm.Item name={[at, 'headers']} label={t('sheetHeaders')}>
                <Select mode="tags" open={false} suffixIcon={null} />
              </AntdForm.Item>
            </div>
            <Flex gap={16} wrap>
              <AntdForm.Item name={[at, 'anonymous']} valuePropName="checked" noStyle>
                <Checkbox>{t('anonymous')}</Checkbox>
              </AntdForm.Item>
              <AntdForm.Item name={[at, 'byBallot']} valuePropName="checked" noStyle>
                <Checkbox>{t('byBallot')}</Checkbox>
              </AntdForm.Item>
              <AntdForm.Item name={[at, 'system']} valuePropName="checked" noStyle>
                <Checkbox>{t('bySystem')}</Checkbox>
              </AntdForm.Item>
            </Flex>
          </>
        )}
      </NamedList>
    </section>
  );
}
