import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { cityPath, queryString } from '../../client.ts';
import { useCitySlug } from '../../kit/useCity.ts';

/** A report as a file or on paper. */
export function ReportLinks({ path, query }: { path: string; query: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const href = (format: 'csv' | 'xlsx') => `${cityPath(city, path)}${queryString({ ...query, format })}`;
  return (
    <>
      <Button href={href('xlsx')}>{t('export.xlsx')}</Button>
      <Button href={href('csv')}>{t('export.csv')}</Button>
      <Button onClick={() => window.print()}>{t('print')}</Button>
    </>
  );
}
