import { Drawer } from 'antd';
import type { ReactNode } from 'react';

interface FormDrawerProps {
  title: string;
  open: boolean;
  onClose: () => void;
  width?: number;
  children: ReactNode;
}

/** A form beside the list it belongs to; its content is made anew at each opening. */
export function FormDrawer({ title, open, onClose, width = 480, children }: FormDrawerProps) {
  return (
    <Drawer title={title} open={open} onClose={onClose} size={Math.min(width, window.innerWidth)} destroyOnHidden>
      {children}
    </Drawer>
  );
}
