import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { NavigateContext, cssVariablesResolver, theme } from '@plumbline/ui-kit';
import { themeChoice } from '@plumbline/ui-kit/theme-choice';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useCallback } from 'react';
import { queryClient } from '../lib/api';
import { router } from './router';

const manager = themeChoice();
const nonce = document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? '';
// The scroll lock of dialogs writes its own style element and reads the nonce from here (package get-nonce).
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;

export function App() {
  const navigate = useCallback((href: string) => void router.navigate({ href }), []);
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={manager}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <ModalsProvider>
          <Notifications position="bottom-right" limit={4} />
          <NavigateContext value={navigate}>
            <RouterProvider router={router} />
          </NavigateContext>
        </ModalsProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}
