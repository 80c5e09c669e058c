import { redirect } from 'next/navigation';

/** Until the overview exists, the console starts where its work starts. */
export default function HomePage() {
  redirect('/landing-kpi');
}
