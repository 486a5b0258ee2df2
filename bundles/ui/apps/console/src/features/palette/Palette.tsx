import '@mantine/spotlight/styles.layer.css';
import { Spotlight, createSpotlight, useSpotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { Kbd, useNavigateTo } from '@plumbline/ui-kit';
import { Search } from 'lucide-react';
import { useEffect, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShortcutList } from './ShortcutList';
import { useCommands } from './useCommands';
import { useFound } from './useFound';
import { useStrayKeys } from './useStrayKeys';
import css from './Palette.module.css';

const [store, palette] = createSpotlight();

/** Ctrl K: pages, customers, jobs and actions in one list. */
export function Palette({ wish, typed }: { wish: number; typed?: string }) {
  const { t } = useTranslation();
  const navigate = useNavigateTo();
  const [query, setQuery] = useState(typed ?? '');
  const [shortcuts, setShortcuts] = useState(false);
  const [settled] = useDebouncedValue(query.trim(), 140);
  const commands = useCommands(() => setShortcuts(true));
  const found = useFound(settled);
  useEffect(() => palette.open(), [wish]);
  useStrayKeys(useSpotlight(store).opened, setQuery);

  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = commands
    .map((group) => ({
      ...group,
      items: group.items.filter((item) =>
        words.every((word) => `${item.label} ${item.note ?? ''}`.toLowerCase().includes(word)),
      ),
    }))
    .filter((group) => group.items.length > 0);
  const groups = words.length === 0 ? shown : [...shown, ...found.groups];
  const first = groups[0]?.items[0]?.id;
  // Before the paint: who sees the row can press Enter.
  useLayoutEffect(() => selectFirst(), [first, settled]);

  return (
    <>
      <Spotlight.Root
        store={store}
        query={query}
        onQueryChange={setQuery}
        onSpotlightClose={() => setQuery('')}
        shortcut={null}
        size={620}
        scrollable
        maxHeight={440}
        centered={false}
        yOffset="12vh"
        overlayProps={{ backgroundOpacity: 0.5, blur: 0 }}
        // The name is for screen readers; the field says the same.
        styles={{ header: { display: 'none' } }}
        title={t('shell.search')}
      >
        <Spotlight.Search
          aria-label={t('palette.placeholder')}
          placeholder={t('palette.placeholder')}
          leftSection={<Search size={17} aria-hidden />}
          classNames={{ input: css.search }}
        />
        <Spotlight.ActionsList className={css.list}>
          {groups.map((group) => (
            <div key={group.label}>
              <div className={css.group}>{group.label}</div>
              {group.items.map((item) => (
                <Spotlight.Action
                  key={item.id}
                  className={css.action}
                  onClick={() => (item.href ? navigate(item.href) : item.run?.())}
                >
                  {item.icon}
                  <span className={css.label}>{item.label}</span>
                  <span className={css.note}>{item.note}</span>
                  {item.keys && (
                    <span className={css.keys}>
                      {item.keys.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </span>
                  )}
                </Spotlight.Action>
              ))}
            </div>
          ))}
          {groups.length === 0 && (
            <p className={css.empty} role="status">
              {found.isSearching || settled !== query.trim() ? t('palette.searching') : t('palette.nothing', { query })}
            </p>
          )}
        </Spotlight.ActionsList>
      </Spotlight.Root>
      <ShortcutList opened={shortcuts} onClose={() => setShortcuts(false)} />
    </>
  );
}

/** Enter takes the first row; Spotlight selects it before late results move in front of it, so it is selected again. */
function selectFirst(): void {
  const { listId, opened } = store.getState();
  if (!opened || !listId) return;
  document.querySelectorAll(`#${CSS.escape(listId)} [data-action]`).forEach((action, index) => {
    if (index === 0) action.setAttribute('data-selected', 'true');
    else action.removeAttribute('data-selected');
  });
  store.updateState((state) => ({ ...state, selected: 0 }));
}
