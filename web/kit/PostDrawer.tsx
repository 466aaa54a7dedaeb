import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, cityPath } from '../client.ts';
import { Form } from './Form.tsx';
import { FormDrawer } from './FormDrawer.tsx';
import { useAction } from './useAction.ts';
import { useCitySlug } from './useCity.ts';

interface PostDrawerProps {
  readonly label: string;
  /** Where the form is posted, below the city. */
  readonly path: string;
  /** The sentence shown after success. */
  readonly done: string;
  readonly danger?: boolean;
  readonly primary?: boolean;
  readonly small?: boolean;
  readonly width?: number;
  readonly initial?: object;
  readonly shape?: (values: Record<string, unknown>) => unknown;
  readonly onDone?: (answer: { readonly id: string }) => void;
  readonly children: ReactNode;
}

/** A button that opens a form beside the page and posts it. */
export function PostDrawer({
  label,
  path,
  done,
  danger,
  primary,
  small,
  width,
  initial,
  shape,
  onDone,
  children,
}: PostDrawerProps) {
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const send = useAction({
    quiet: true,
    done,
    run: (input: unknown, key) => api.post<{ id: string }>(cityPath(city, path), input, key),
    onDone: (answer) => {
      setOpen(false);
      onDone?.(answer);
    },
  });
  return (
    <>
      <Button
        {...(primary ? { type: 'primary' } : {})}
        {...(small ? { size: 'small' } : {})}
        danger={danger ?? false}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <FormDrawer title={label} open={open} onClose={() => setOpen(false)} {...(width ? { width } : {})}>
        <Form
          schema={null}
          action={send}
          submitLabel={label}
          onCancel={() => setOpen(false)}
          {...(initial ? { initial } : {})}
          {...(shape ? { shape } : {})}
        >
          {children}
        </Form>
      </FormDrawer>
    </>
  );
}
