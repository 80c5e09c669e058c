'use client';

import { CssBaseline } from '@mui/material';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { Notifications } from '../shared/notifications';
import { theme } from './theme';

/**
 * Calls are made whatever the browser thinks of its network: a server on this machine is there without one, and a
 * call that fails says so on the screen, where one held back would leave old rows without a word.
 */
const networkMode = 'always';

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode,
        staleTime: 15_000,
        retry: 1,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
      },
      mutations: { networkMode, retry: false },
    },
  });
}

/** Everything that screens rely on: theme, server state, URL state, notifications. */
export function AppProviders({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <ThemeProvider theme={theme} defaultMode="system" disableTransitionOnChange>
      <CssBaseline enableColorScheme />
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>
          <Notifications>{children}</Notifications>
        </NuqsAdapter>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
