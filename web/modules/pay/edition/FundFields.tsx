import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../../kit/useRequired.ts';

/** Which funds pay an item, and by which shares; none leaves it to the approval. */
export function FundFields({ at }: { at: number }) {
  const { t } = useTranslation('pay');
  const required = useRequired();
  const funds = AntdForm.useWatch<readonly ({ fund?: string } | undefined)[] | undefined>([
    'definition',
    'items',
    at,
    'funds',
  ]);
  return (
    <fieldset className="pay-funds" aria-label={t('fund')}>
      {funds?.length ? <legend>{t('funds')}</legend> : null}
      <AntdForm.List name={[at, 'funds']}>
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="pay-fund">
                <AntdForm.Item name={[name, 'fund']} label={t('fund')} rules={required}>
                  <Input maxLength={40} />
                </AntdForm.Item>
                <AntdForm.Item name={[name, 'share']} label={t('fundShare')} rules={required}>
                  <Input inputMode="decimal" />
                </AntdForm.Item>
                <Button
                  danger
                  icon={<DeleteOutlined />}
                  aria-label={t('removeFund', { name: funds?.[name]?.fund ?? '' })}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <AntdForm.ErrorList errors={errors} />
            <Button size="small" onClick={() => add({ share: fields.length === 0 ? '1' : '' })}>
              {t('addFund')}
            </Button>
          </>
        )}
      </AntdForm.List>
    </fieldset>
  );
}
