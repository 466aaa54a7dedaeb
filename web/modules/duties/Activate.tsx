import { Button, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { yuanText } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import './duties.css';
import type { Duty, Preview } from './types.ts';

type Leg = Preview['legs'][number]['leg'];

function useLegText(preview: Preview): (leg: Leg) => string {
  const { t } = useTranslation('duties');
  return (leg) => {
    if (leg === 'duty') return t('legText.duty', { units: preview.units });
    if (leg === 'authority') return t('legText.authority', { grants: preview.grants });
    const { line, availableFen, neededFen, leftFen } = preview;
    if (!line) return t('legText.noLine');
    return t('legText.money', {
      line,
      available: yuanText(availableFen),
      needed: yuanText(neededFen),
      left: yuanText(leftFen),
    });
  };
}

/** The three legs as they would stand. */
export function Legs({ preview }: { preview: Preview }) {
  const { t } = useTranslation('duties');
  const text = useLegText(preview);
  return (
    <ul className="legs">
      {preview.legs.map(({ leg, stands }) => {
        const holds = stands && (leg !== 'money' || preview.enough);
        return (
          <li key={leg} className={holds ? 'stands' : 'lacks'}>
            <strong>{`${t(`leg.${leg}`)} · ${t(holds ? 'stands' : leg === 'money' && stands ? 'short' : 'lacks')}`}</strong>
            {text(leg)}
          </li>
        );
      })}
    </ul>
  );
}

/** Shows the three legs first, then hands the duty down with all of them in one step. */
export function Activate({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const [preview, setPreview] = useState<Preview | null>(null);
  const look = useAction<null, Preview>({
    run: () => api.post<Preview>(cityPath(city, `duties/${duty.id}/activation/preview`)),
    onDone: setPreview,
  });
  const activate = useAction({
    done: t('done.activated'),
    run: (version: number, key) => api.post(cityPath(city, `duties/${duty.id}/activate`), { version }, key),
    onDone: () => setOpen(false),
  });
  const show = () => {
    setPreview(null);
    setOpen(true);
    void look.run(null);
  };
  const ready = preview !== null && preview.enough && preview.legs.every(({ stands }) => stands);
  return (
    <>
      <Button type="primary" onClick={show}>
        {t('act.activate')}
      </Button>
      <Modal
        title={t('activateTitle', { title: duty.title })}
        open={open}
        width={720}
        onCancel={() => setOpen(false)}
        onOk={() => void activate.run(duty.version)}
        okText={t('act.activate')}
        okButtonProps={{ disabled: !ready, loading: activate.pending }}
        destroyOnHidden
      >
        <p>{t('activateNote')}</p>
        {preview ? <Legs preview={preview} /> : <Skeleton active />}
      </Modal>
    </>
  );
}
