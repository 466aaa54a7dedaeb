import { useTranslation } from 'react-i18next';

/** The rule of a field that may not stay empty, said in the reader's language. */
export function useRequired(): { required: true; message: string }[] {
  const { t } = useTranslation('kit');
  return [{ required: true, message: t('required') }];
}
