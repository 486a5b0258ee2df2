import { asProblem } from '@plumbline/api-client';
import { Banner, Button, Modal, PasswordInput } from '..';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogActions } from '../DialogActions';
import css from './Account.module.css';

interface Props<Answer> {
  opened: boolean;
  title: string;
  text: string;
  action: string;
  send: (password: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  onClose: () => void;
}

/** Asks for the password once more before something that weakens or renews the protection of the account. */
export function PasswordDialog<Answer>(props: Props<Answer>) {
  const { t } = useTranslation('kit');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('account.close') }}
    >
      <Ask {...props} />
    </Modal>
  );
}

function Ask<Answer>({ text, action, send, onDone, onClose }: Props<Answer>) {
  const { t } = useTranslation('kit');
  const [password, setPassword] = useState('');
  const confirm = useMutation({
    mutationFn: () => send(password),
    onSuccess: (answer) => {
      onClose();
      onDone(answer);
    },
  });
  return (
    <form
      className={css.wide}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      {confirm.error && (
        <Banner tone="red" role="alert">
          {asProblem(confirm.error).detail}
        </Banner>
      )}
      <p>{text}</p>
      <PasswordInput
        data-autofocus
        label={t('account.password.current')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('account.showPassword') }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <DialogActions onCancel={onClose}>
        <Button type="submit" disabled={password === ''} loading={confirm.isPending}>
          {action}
        </Button>
      </DialogActions>
    </form>
  );
}
