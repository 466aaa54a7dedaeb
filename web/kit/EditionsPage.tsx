import { Button, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { EditionSince } from './EditionSince.tsx';
import { EditionForm, type EditionHead } from './EditionForm.tsx';
import { Failure } from './Failure.tsx';
import { FormDrawer } from './FormDrawer.tsx';
import { PageHeader } from './PageHeader.tsx';
import { Can } from './session.tsx';
import { useCityQuery } from './useCityQuery.ts';

interface EditionsPageProps<E extends EditionHead> {
  /** Answers `{ items }`, the newest first, and takes a new one. */
  readonly path: string;
  readonly title: string;
  readonly note: string;
  /** What entering a new edition is called. */
  readonly act: string;
  /** Of the drawer, in pixels. */
  readonly width?: number;
  readonly nav: ReactNode;
  /** What an edition says, below its first day and source. */
  readonly edition: (edition: E) => ReactNode;
  /** The fields of a new edition below its first day and source; they begin as in the edition before, if there is any. */
  readonly fields: (before: E | undefined) => ReactNode;
  /** What the fields hold of an edition, where it is not what the edition says. */
  readonly initial?: (before: E) => object;
  /** From what the fields hold to what is sent, where it differs. */
  readonly shape?: (values: Record<string, unknown>) => unknown;
  /** What stands below the editions. */
  readonly children?: ReactNode;
}

/** Terms that a city sets by day: every edition, and the drawer in which whoever may set them enters the next. */
export function EditionsPage<E extends EditionHead>(props: EditionsPageProps<E>) {
  const { path, title, note, act, width, nav, edition, fields, initial, shape, children } = props;
  const [open, setOpen] = useState(false);
  const query = useCityQuery<{ items: E[] }>(path);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const { items } = query.data;
  const before = items.find(({ inForce }) => inForce) ?? items[0];
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
        <section key={item.fromDay} className="panel" aria-label={item.fromDay}>
          <h2>
            <EditionSince edition={item} />
          </h2>
          <p>{item.source}</p>
          {edition(item)}
        </section>
      ))}
      {children}
      <FormDrawer title={act} open={open} onClose={close} {...(width === undefined ? {} : { width })}>
        <EditionForm
          path={path}
          before={before && initial ? { ...before, ...initial(before) } : before}
          shape={shape}
          onClose={close}
        >
          {fields(before)}
        </EditionForm>
      </FormDrawer>
    </>
  );
}
