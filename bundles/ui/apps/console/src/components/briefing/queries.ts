import {
  asProblem,
  keys,
  type Briefing,
  type Delivery,
  type Job,
  type Note,
  type Page,
  type Profile,
} from '@plumbline/api-client';
import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, queryClient } from '../../lib/api';

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: keys.one('jobs', id),
    queryFn: ({ signal }) => api.get<Job>(`/api/jobs/${id}`, { signal }),
  });

export const profileQuery = (customerId: string) =>
  queryOptions({
    queryKey: keys.one('profiles', customerId),
    queryFn: ({ signal }) => api.get<Profile>(`/api/customers/${customerId}/profile`, { signal }),
    // The live stream tells the end; asking is for the case that the word was lost.
    refetchInterval: ({ state }) => (state.data?.state === 'enriching' ? 3_000 : false),
  });

export const notesQuery = (of: 'customers' | 'jobs', id: string) =>
  queryOptions({
    queryKey: keys.one('notes', id),
    queryFn: ({ signal }) => api.get<Page<Note>>(`/api/${of}/${id}/notes`, { query: { pageSize: 100 }, signal }),
  });

/** The briefing of a job; null when none was written. While it is being written it is asked for again, in case a live event is lost. */
export const briefingQuery = (jobId: string) =>
  queryOptions({
    queryKey: keys.one('briefings', jobId),
    queryFn: async ({ signal }) => {
      try {
        return await api.get<Briefing>(`/api/jobs/${jobId}/briefing`, { signal });
      } catch (error) {
        if (asProblem(error).code === 'briefing.none') return null;
        throw error;
      }
    },
    refetchInterval: (query) => {
      const briefing = query.state.data;
      if (briefing?.state === 'writing') return 3_000;
      return briefing?.deliveries.some((delivery) => delivery.state === 'created' || delivery.state === 'sent')
        ? 5_000
        : false;
    },
  });

function refresh(jobId: string): void {
  void queryClient.invalidateQueries({ queryKey: keys.one('briefings', jobId) });
  void queryClient.invalidateQueries({ queryKey: ['jobs'] });
}

export function useWriteBriefing(jobId: string) {
  return useMutation({
    mutationFn: () => api.post<{ id: string }>(`/api/jobs/${jobId}/briefings`),
    onSuccess: ({ id }) => {
      // Shown as being written at once; the server's answer follows by the live stream.
      queryClient.setQueryData<Briefing | null>(keys.one('briefings', jobId), (old) =>
        old ? { ...old, state: 'writing' } : placeholder(id, jobId),
      );
      refresh(jobId);
    },
  });
}

export function useSendBriefing(jobId: string) {
  return useMutation({
    mutationFn: ({ briefingId, phone }: { briefingId: string; phone?: string }) =>
      api.post<Delivery>(`/api/briefings/${briefingId}/deliveries`, phone ? { phone } : {}),
    onSettled: () => refresh(jobId),
  });
}

function placeholder(id: string, jobId: string): Briefing {
  const now = new Date().toISOString();
  return {
    id,
    jobId,
    customerId: '',
    technicianId: null,
    state: 'writing',
    writer: null,
    writerReason: null,
    createdAt: now,
    updatedAt: now,
    readingSeconds: null,
    sections: null,
    sms: null,
    deliveries: [],
  };
}
