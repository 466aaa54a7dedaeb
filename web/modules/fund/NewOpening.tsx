import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Can } from '../../kit/session.tsx';
import { OpeningForm } from './OpeningForm.tsx';

/** One opening balance by hand, or a sheet of them. */
export function NewOpening({ year }: { year: number | undefined }) {
  const { t } = useTranslation('fund');
  const go = useCityNavigate();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Can needs="ledger.write">
      <Button onClick={() => setOpen(true)}>{t('opening')}</Button>
      <Button onClick={() => go('ledger/imports', { what: 'openings' })}>{t('openingImport')}</Button>
      <FormDrawer title={t('opening')} open={open} onClose={close}>
        <OpeningForm year={year} onDone={close} />
      </FormDrawer>
    </Can>
  );
}
