import { keys, type Page, type User } from '@plumbline/api-client';
import {
  Ago,
  Button,
  DataTable,
  EmptyState,
  Mark,
  Pager,
  Quiet,
  SearchField,
  Toolbar,
  type Column,
} from '@plumbline/ui-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/PageHead';
import { api } from '../../lib/api';
import { useCan, useMe } from '../../lib/session';
import { UserEditor } from './UserEditor';

const route = getRouteApi('/app/users');
const PAGE_SIZE = 50;

export function UserList() {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const { q, page = 1 } = route.useSearch();
  const navigate = useNavigate({ from: '/users' });
  const [editing, setEditing] = useState<User | 'new' | null>(null);
  const filter = { q, page, pageSize: PAGE_SIZE };
  const query = useQuery({
    queryKey: keys.list('users', filter),
    queryFn: ({ signal }) => api.get<Page<User>>('/api/users', { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
  const mayEdit = can('users.write');
  // A server that does not filter users yet still gives a filtered list here.
  const rows = useMemo(() => {
    const words = (q ?? '').toLowerCase().split(/\s+/);
    return query.data?.items.filter((one) =>
      words.every((word) => `${one.name} ${one.email}`.toLowerCase().includes(word)),
    );
  }, [query.data, q]);
  const columns = useMemo<Column<User>[]>(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        card: 'title',
        cell: (one) => (
          <>
            {one.name} {one.id === me.user.id && <Quiet>{t('users.you')}</Quiet>}
          </>
        ),
        sort: (one) => one.name,
      },
      {
        id: 'email',
        header: t('column.email'),
        width: 'minmax(160px, 1.3fr)',
        second: true,
        cell: (one) => one.email,
        sort: (one) => one.email,
      },
      {
        id: 'role',
        header: t('column.role'),
        width: '140px',
        cell: (one) => t(`role.${one.role}`),
        sort: (one) => one.role,
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '120px',
        card: 'aside',
        cell: (one) =>
          one.active ? (
            <Mark tone="green" glyph="●" label={t('users.active')} />
          ) : (
            <Mark tone="grey" glyph="○" label={t('users.inactive')} />
          ),
      },
      {
        id: 'seen',
        header: t('column.lastSignIn'),
        width: '120px',
        second: true,
        cardLabel: true,
        cell: (one) => <Ago at={one.lastSignInAt} />,
      },
      {
        id: 'edit',
        header: t('action.edit'),
        hideHeader: true,
        width: '76px',
        align: 'end',
        interactive: true,
        cell: (one) =>
          mayEdit && (
            <Button variant="default" size="compact-xs" onClick={() => setEditing(one)}>
              {t('action.edit')}
            </Button>
          ),
      },
    ],
    [t, me.user.id, mayEdit],
  );
  return (
    <>
      <PageHead
        title={t('nav.users')}
        actions={mayEdit && <Button onClick={() => setEditing('new')}>{t('users.add')}</Button>}
      />
      <Toolbar label={t('users.search')}>
        <SearchField
          value={q ?? ''}
          onChange={(value) =>
            void navigate({ search: (old) => ({ ...old, q: value || undefined, page: undefined }), replace: true })
          }
          placeholder={t('users.search')}
        />
      </Toolbar>
      <DataTable
        label={t('users.tab.users')}
        columns={columns}
        rows={rows}
        rowKey={(one) => one.id}
        query={query}
        skeletonRows={6}
        empty={<EmptyState title={t('users.empty')} />}
        footer={
          <Pager
            page={page}
            pageSize={PAGE_SIZE}
            total={query.data?.total}
            note={<span />}
            onPage={(next) => void navigate({ search: (old) => ({ ...old, page: next > 1 ? next : undefined }) })}
          />
        }
      />
      <UserEditor user={editing} onClose={() => setEditing(null)} />
    </>
  );
}
