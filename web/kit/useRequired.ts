import { useTranslation } from 'react-i18next';

/** The rule of a field that may not stay empty, said in the reader's language; no rule where it may. */
export function useRequired(needed = true): { required: true; message: string }[] {
  const { t } = useTranslation('kit');
  return needed ? [{ required: true, message: t('required') }] : [];
}
