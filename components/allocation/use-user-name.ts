'use client';

import { z } from 'zod';
import { useStoredState } from '../shared/use-stored-state';

/** Under which this browser remembers who works here. */
export const USER_NAME_KEY = 'plumbline-user-name';

/** Whoever works at this browser, as they once said; kept here, since Plumbline has no accounts. */
export const useUserName = () => useStoredState(USER_NAME_KEY, z.string().max(255), '');
