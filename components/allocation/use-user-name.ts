'use client';

import { z } from 'zod';
import { useStoredState } from '../shared/use-stored-state';

/** Whoever works at this browser, as they once said; kept here, since Plumbline has no accounts. */
export const useUserName = () => useStoredState('plumbline-user-name', z.string().max(255), '');
