import { Form, type FormInstance, type FormProps } from 'antd';
import type { z } from 'zod';
import type { ApiError } from '../client.ts';
import { currentLanguage } from '../language.ts';
import type { Action } from './useAction.ts';

type Path = (string | number)[];

/** Our schemas may carry a message in three languages, `zh¦ko¦en`. */
function inLanguage(message: string): string {
  const parts = message.split('¦');
  const index = { 'zh-CN': 0, 'ko-KR': 1, en: 2 }[currentLanguage()];
  return parts[index] ?? message;
}

/** The path of a field as antd names it: `items.0.name` → `['items', 0, 'name']`. */
export function pathOf(dotted: string): Path {
  return dotted.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function showErrors(form: FormInstance, errors: readonly { path: Path; message: string }[]): void {
  form.setFields(errors.map(({ path, message }) => ({ name: path, errors: [message] })));
  const first = errors[0];
  if (first) form.scrollToField(first.path, { block: 'center', focus: true });
}

interface Bound<Input> {
  form: FormInstance<Input>;
  /** Spread onto antd's `<Form>`. */
  formProps: Pick<FormProps, 'form' | 'layout' | 'onFinish' | 'scrollToFirstError' | 'requiredMark'>;
  submit: () => void;
}

/**
 * Binds a form to a schema and an action: zod's problems and the server's `fields` appear at their inputs.
 * Use a `quiet` action, and show `action.error` above the form for what belongs to no field.
 */
export function useForm<Input, Output>(
  schema: z.ZodType<Input> | null,
  action: Action<Input, Output>,
  shape: (values: Record<string, unknown>) => unknown = (values) => values,
): Bound<Input> {
  const [form] = Form.useForm<Input>();

  async function onFinish(values: Record<string, unknown>): Promise<void> {
    const parsed = schema ? schema.safeParse(shape(values)) : { success: true as const, data: shape(values) as Input };
    if (!parsed.success) {
      const found = parsed.error.issues.map((issue) => ({
        path: issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
        message: inLanguage(issue.message),
      }));
      return showErrors(form, found);
    }
    await action.run(parsed.data);
  }

  return {
    form,
    formProps: { form, layout: 'vertical', onFinish, scrollToFirstError: true, requiredMark: true },
    submit: () => form.submit(),
  };
}

/** Puts the server's field problems at their inputs; call it in an effect on `action.error`. */
export function showServerErrors(form: FormInstance, error: ApiError | null): void {
  if (error)
    showErrors(
      form,
      error.fields.map(({ path, message }) => ({ path: pathOf(path), message })),
    );
}
