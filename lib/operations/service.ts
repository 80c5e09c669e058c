import { name, version } from '../../package.json';

/** Who answers, as health, readiness and the API's description say it. */
export const SERVICE = { service: name, version } as const;
