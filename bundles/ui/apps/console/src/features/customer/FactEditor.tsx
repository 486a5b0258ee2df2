import { asProblem, CATEGORIES, keys, type Category, type Fact } from '@plumbline/api-client';
import { Banner, Button, Modal, Select, Textarea, TextInput } from '@plumbline/ui-kit';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DialogActions } from '../../components/DialogActions';
import { tell } from '../../lib/actions';
import { api, queryClient } from '../../lib/api';
import { useSubmit } from '../../lib/form';
import { textOf } from '../../lib/facts';
import css from './CustomerPage.module.css';

interface Props {
  customerId: string;
  fact: Fact | 'new' | null;
  onClose: () => void;
}

/** A fact entered or corrected by hand; the server refuses what may not be kept. */
export function FactEditor(props: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.fact !== null}
      onClose={props.onClose}
      title={t(props.fact === 'new' ? 'facts.addTitle' : 'facts.correctTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {props.fact && <Form {...props} fact={props.fact === 'new' ? null : props.fact} />}
    </Modal>
  );
}

interface Values {
  category: Category;
  text: string;
  expiresAt: string;
}

function Form({ customerId, fact, onClose }: { customerId: string; fact: Fact | null; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm<Values>({
    defaultValues: { category: fact?.category ?? 'home', text: fact ? textOf(fact) : '', expiresAt: '' },
  });
  const path = `/api/customers/${customerId}/facts`;
  const save = useSubmit(
    form,
    ({ category, text, expiresAt }) =>
      fact
        ? api.put(`${path}/${encodeURIComponent(fact.id)}`, { text })
        : api.post(path, { category, text, expiresAt: expiresAt ? `${expiresAt}T12:00:00Z` : undefined }),
    () => {
      tell(t('facts.saved'));
      void queryClient.invalidateQueries({ queryKey: keys.one('profiles', customerId) });
      onClose();
    },
  );
  const errors = form.formState.errors;
  return (
    <form className={css.dialog} onSubmit={form.handleSubmit((values) => save.mutate(values))} noValidate>
      {save.error && (
        <Banner tone="red" role="alert">
          {asProblem(save.error).detail}
        </Banner>
      )}
      {!fact && (
        <Controller
          name="category"
          control={form.control}
          render={({ field }) => (
            <Select
              label={t('facts.category')}
              data={CATEGORIES.map((value) => ({ value, label: t(`profile.${value}`) }))}
              allowDeselect={false}
              value={field.value}
              onChange={(value) => value && field.onChange(value)}
            />
          )}
        />
      )}
      <Textarea
        data-autofocus
        label={t('facts.text')}
        description={t('facts.textHint')}
        autosize
        minRows={2}
        error={errors.text?.message}
        {...form.register('text', { required: t('facts.textNeeded') })}
      />
      {!fact && (
        <TextInput
          type="date"
          label={t('facts.expiresAt')}
          description={t('facts.expiresHint')}
          error={errors.expiresAt?.message}
          {...form.register('expiresAt')}
        />
      )}
      <DialogActions onCancel={onClose}>
        <Button type="submit" loading={save.isPending}>
          {t('action.save')}
        </Button>
      </DialogActions>
    </form>
  );
}
