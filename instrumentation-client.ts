import { config } from 'zod';

// Zod would otherwise try `new Function`, which the content security policy reports on the console.
config({ jitless: true });
