import { unknownPath } from '@/lib/http/refuse-unknown-path';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = unknownPath;
