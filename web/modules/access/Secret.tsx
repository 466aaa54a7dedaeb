import { Alert, Modal, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

interface SecretProps {
  title: string;
  /** Undefined keeps the window closed; null says that the secret was already told. */
  secret: string | null | undefined;
  onClose: () => void;
}

/** A password or key that is shown once and kept nowhere. */
export function Secret({ title, secret, onClose }: SecretProps) {
  const { t } = useTranslation('access');
  return (
    <Modal
      title={title}
      open={secret !== undefined}
      onOk={onClose}
      onCancel={onClose}
      okText={t('secret.kept')}
      footer={(_, { OkBtn }) => <OkBtn />}
      mask={{ closable: false }}
    >
      <Alert
        type="warning"
        showIcon
        title={secret === null ? t('secret.told') : t('secret.once')}
        className="form-alert"
      />
      {secret ? (
        <Typography.Text code copyable className="secret">
          {secret}
        </Typography.Text>
      ) : null}
    </Modal>
  );
}
