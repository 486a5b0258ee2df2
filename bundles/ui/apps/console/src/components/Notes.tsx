import { asProblem, type Note } from '@plumbline/api-client';
import { Ago, BarLines, Button, Checkbox, ErrorState, Quiet, Section, Textarea } from '@plumbline/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../lib/api';
import { useCan } from '../lib/session';
import { notesQuery } from './briefing/queries';
import css from './Notes.module.css';

/** Notes of a customer or a job, ours and the vendor's, pinned ones first; Ctrl Enter adds. */
export function Notes({ of, id }: { of: 'customers' | 'jobs'; id: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const { queryKey } = notesQuery(of, id);
  const notes = useQuery(notesQuery(of, id));
  const form = useForm({ defaultValues: { text: '', pinned: false } });
  const text = useWatch({ control: form.control, name: 'text' });
  const add = useMutation({
    mutationFn: (note: { text: string; pinned: boolean }) => api.post<Note>(`/api/${of}/${id}/notes`, note),
    onSuccess: () => {
      form.reset();
      return queryClient.invalidateQueries({ queryKey });
    },
  });
  const submit = form.handleSubmit(
    (values) => values.text.trim() && add.mutate({ ...values, text: values.text.trim() }),
  );
  const shown = [...(notes.data?.items ?? [])].sort(
    (a, b) => Number(b.pinned) - Number(a.pinned) || b.at.localeCompare(a.at),
  );
  const hidden = (notes.data?.total ?? 0) - shown.length;

  return (
    <Section title={t('notes.title')} note={notes.data && notes.data.total > 0 ? notes.data.total : null}>
      {can('notes.write') && (
        <form className={css.form} onSubmit={submit}>
          <Textarea
            aria-label={t('notes.label')}
            placeholder={t('notes.placeholder')}
            autosize
            minRows={2}
            maxRows={8}
            error={add.error ? asProblem(add.error).detail : undefined}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
            }}
            {...form.register('text')}
          />
          {text.trim() !== '' && (
            <div className={css.actions}>
              <Button type="submit" loading={add.isPending}>
                {t('notes.add')}
              </Button>
              <Checkbox label={t('notes.pin')} {...form.register('pinned')} />
            </div>
          )}
        </form>
      )}
      {notes.isPending ? (
        <BarLines lines={3} />
      ) : notes.error && !notes.data ? (
        <ErrorState compact error={notes.error} onRetry={() => void notes.refetch()} />
      ) : shown.length === 0 ? (
        <Quiet>{t('notes.empty')}</Quiet>
      ) : (
        <ul>
          {shown.map((note) => (
            <li key={note.id} className={css.note}>
              <p>{note.text}</p>
              <footer>
                {note.pinned && <span className={css.pin}>{t('notes.pinned')}</span>}
                <span>{note.author ?? t('notes.unknownAuthor')}</span>
                <Ago at={note.at} />
                {note.source === 'servicetitan' && <span>{t('notes.fromServicetitan')}</span>}
              </footer>
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 && <Quiet>{t('notes.older', { count: hidden })}</Quiet>}
    </Section>
  );
}
