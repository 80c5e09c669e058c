import type { SvgIconComponent } from '@mui/icons-material';
import AssignmentIndRounded from '@mui/icons-material/AssignmentIndRounded';
import MenuBookRounded from '@mui/icons-material/MenuBookRounded';
import StraightenRounded from '@mui/icons-material/StraightenRounded';

export interface NavigationItem {
  readonly href: string;
  readonly label: string;
  readonly Icon: SvgIconComponent;
  /** Pages outside the console's frame are left by an ordinary page load. */
  readonly external?: boolean;
}

/** The pages that exist, in the order people need them. A page is listed the day it works. */
export const navigationItems: readonly NavigationItem[] = [
  { href: '/landing-kpi', label: 'Landing KPI', Icon: StraightenRounded },
  { href: '/allocation', label: 'Allocation', Icon: AssignmentIndRounded },
  { href: '/docs', label: 'Docs', Icon: MenuBookRounded, external: true },
];
