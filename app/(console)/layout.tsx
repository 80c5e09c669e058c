import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { NAVIGATION_COOKIE } from '@/components/shell/navigation-cookie';

export const dynamic = 'force-dynamic';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const remembered = (await cookies()).get(NAVIGATION_COOKIE)?.value;
  return <AppShell navigation={remembered === 'collapsed' ? 'collapsed' : 'expanded'}>{children}</AppShell>;
}
