import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { ChangeForm } from './ChangeForm.tsx';
import { MoveForm, type MoveKind } from './MoveForm.tsx';
import type { Card } from './types.ts';

type Doing = MoveKind | 'change';

/** What may be done with a worker now: those who are here move or leave, those who left come back. */
export function CardActions({ card }: { card: Card }) {
  const { t } = useTranslation('roster');
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const moves: readonly MoveKind[] = card.leftOn === null ? ['transfer', 'post', 'leave'] : ['return'];
  return (
    <>
      <Button onClick={() => setDoing('change')}>{t('do.change')}</Button>
      {moves.map((kind) => (
        <Button key={kind} danger={kind === 'leave'} onClick={() => setDoing(kind)}>
          {t(`do.${kind}`)}
        </Button>
      ))}
      <FormDrawer
        title={doing ? `${t(`do.${doing}`)} · ${card.name}` : ''}
        open={doing !== null}
        onClose={close}
        width={doing === 'change' ? 640 : 480}
      >
        {doing === 'change' ? <ChangeForm card={card} onDone={close} /> : null}
        {doing !== null && doing !== 'change' ? <MoveForm card={card} kind={doing} onDone={close} /> : null}
      </FormDrawer>
    </>
  );
}
