import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import {
  BarLines,
  createFormat,
  cssVariablesResolver,
  ErrorState,
  FormatProvider,
  NavigateContext,
  theme,
} from '@plumbline/ui-kit';
import { themeChoice } from '@plumbline/ui-kit/theme-choice';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { meQuery, queryClient } from './api';
import { go } from './route';
import { Shell } from './Shell';
import { NeedsFactor } from './NeedsFactor';
import { SignIn } from './SignIn';

const manager = themeChoice();
const nonce = document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? '';
// The scroll lock of dialogs writes its own style element and reads the nonce from here (package get-nonce).
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;
// Companies are in many zones; the platform's people see their own.
const format = createFormat('en-US', Intl.DateTimeFormat().resolvedOptions().timeZone);

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={manager}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <Notifications position="bottom-right" limit={4} />
        <FormatProvider format={format}>
          <NavigateContext value={go}>
            <Door />
          </NavigateContext>
        </FormatProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}

function Door() {
  const me = useQuery(meQuery);
  if (me.data?.needsFactor) return <NeedsFactor />;
  if (me.data) return <Shell me={me.data} />;
  if (me.data === null) return <SignIn />;
  if (me.error) return <ErrorState error={me.error} onRetry={() => void me.refetch()} />;
  return <BarLines lines={3} />;
}
