import { DOCS_PAGE } from '@/lib/http/docs-page';

export function GET() {
  return new Response(DOCS_PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
