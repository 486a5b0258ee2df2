import { asProblem } from '@plumbline/api-client';
import { useMutation } from '@tanstack/react-query';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';

/** Sends what a form holds; refusals that name a field are shown at the field. */
export function useSubmit<Values extends FieldValues, Answer>(
  form: UseFormReturn<Values>,
  send: (values: Values) => Promise<Answer>,
  onDone: (answer: Answer, values: Values) => void,
) {
  return useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onError: (error) => {
      const problem = asProblem(error);
      for (const [name, message] of Object.entries(problem.fields)) {
        if (name in form.getValues()) form.setError(name as Path<Values>, { message });
      }
    },
  });
}
