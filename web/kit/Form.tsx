import { Alert, Button, Flex, Form as AntdForm } from 'antd';
import { useEffect, useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useErrorText } from './Failure.tsx';
import type { Action } from './useAction.ts';
import { showServerErrors, useForm } from './useForm.ts';

interface FormProps<Input, Output> {
  /** The request's schema from the module's `input.ts`; null leaves checking to the server. */
  schema: z.ZodType<Input> | null;
  action: Action<Input, Output>;
  submitLabel: string;
  /** From what the fields hold to what the schema expects. */
  shape?: (values: Record<string, unknown>) => unknown;
  initial?: object;
  onCancel?: () => void;
  children: ReactNode;
}

/** A vertical form: children are antd's `Form.Item`s; problems of client and server appear at their fields. */
export function Form<Input, Output>(props: FormProps<Input, Output>) {
  const { t } = useTranslation('kit');
  const { form, formProps } = useForm(props.schema, props.action, props.shape);
  const name = useId();
  const errorText = useErrorText();
  const { error, pending } = props.action;
  useEffect(() => showServerErrors(form, error), [form, error]);
  return (
    <AntdForm
      name={name}
      {...formProps}
      {...(props.initial ? { initialValues: props.initial } : {})}
      disabled={pending}
    >
      {error ? (
        <Alert
          type="error"
          showIcon
          title={errorText(error)}
          {...(error.status === 409 ? { description: t('form.free') } : {})}
          className="form-alert"
        />
      ) : null}
      {props.children}
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" loading={pending}>
          {props.submitLabel}
        </Button>
        {props.onCancel ? <Button onClick={props.onCancel}>{t('action.cancel')}</Button> : null}
      </Flex>
    </AntdForm>
  );
}
