import { asProblem, type Technician } from '@plumbline/api-client';
import { Button, Facts, Modal, TextInput, useFormat } from '@plumbline/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogActions } from '../../components/DialogActions';
import { tell } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';

/** Sets or empties the phone that outranks ServiceTitan's. */
export function PhoneEditor({ technician, onClose }: { technician: Technician | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={technician !== null}
      onClose={onClose}
      title={technician ? t('technicians.phoneOf', { name: technician.name }) : ''}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {technician && <Editor technician={technician} onClose={onClose} />}
    </Modal>
  );
}

function Editor({ technician, onClose }: { technician: Technician; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [phone, setPhone] = useState(technician.phone.override ?? '');
  const save = useMutation({
    mutationFn: () => api.put<Technician>(`/api/technicians/${technician.id}/phone`, { phone: phone.trim() || null }),
    onSuccess: (saved) => {
      void queryClient.invalidateQueries({ queryKey: ['technicians'] });
      void queryClient.invalidateQueries({ queryKey: ['jobs'] });
      tell(
        saved.phone.effective
          ? t('technicians.saved', { name: saved.name, phone: format.phone(saved.phone.effective) })
          : t('technicians.savedNone', { name: saved.name }),
      );
      onClose();
    },
  });
  const problem = save.error ? asProblem(save.error) : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
      style={{ display: 'grid', gap: 12 }}
    >
      <Facts items={[[t('technicians.servicetitan'), format.phone(technician.phone.servicetitan)]]} />
      <TextInput
        data-autofocus
        type="tel"
        label={t('technicians.override')}
        description={t('technicians.overrideWhy')}
        placeholder="(913) 555-0123"
        value={phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
        error={problem ? (problem.fields.phone ?? problem.detail) : undefined}
      />
      <DialogActions onCancel={onClose}>
        <Button type="submit" loading={save.isPending}>
          {t('action.save')}
        </Button>
      </DialogActions>
    </form>
  );
}
