import { Button, Skeleton } from 'antd';
import { Fragment, useState, type ReactNode } from 'react';
import { Failure } from './Failure.tsx';
import { FormDrawer } from './FormDrawer.tsx';
import { PageHeader } from './PageHeader.tsx';
import { Can } from './session.tsx';
import { useCityQuery } from './useCityQuery.ts';

interface Edition {
  readonly fromDay: string;
  readonly inForce: boolean;
}

interface EditionsPageProps<E extends Edition> {
  /** Answers `{ items }`, the newest first. */
  readonly path: string;
  readonly title: string;
  readonly note: string;
  /** What entering a new edition is called. */
  readonly act: string;
  /** Of the drawer, in pixels. */
  readonly width?: number;
  readonly nav: ReactNode;
  readonly edition: (edition: E) => ReactNode;
  /** A form that begins with the edition in force, if any is. */
  readonly form: (present: E | undefined, close: () => void) => ReactNode;
  /** What stands below the editions. */
  readonly children?: ReactNode;
}

/** Terms that a city sets by day: every edition, and the drawer in which whoever may set them enters the next. */
export function EditionsPage<E extends Edition>({
  path,
  title,
  note,
  act,
  width,
  nav,
  edition,
  form,
  children,
}: EditionsPageProps<E>) {
  const [open, setOpen] = useState(false);
  const query = useCityQuery<{ items: E[] }>(path);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const { items } = query.data;
  const present = items.find(({ inForce }) => inForce);
  const close = () => setOpen(false);
  return (
    <>
      <PageHeader
        title={title}
        note={note}
        actions={
          <Can needs="city.settings.write">
            <Button type="primary" onClick={() => setOpen(true)}>
              {act}
            </Button>
          </Can>
        }
      />
      {nav}
      {items.map((item) => (
        <Fragment key={item.fromDay}>{edition(item)}</Fragment>
      ))}
      {children}
      <FormDrawer title={act} open={open} onClose={close} {...(width === undefined ? {} : { width })}>
        {form(present, close)}
      </FormDrawer>
    </>
  );
}
