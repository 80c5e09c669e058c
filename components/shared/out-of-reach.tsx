import { Button } from '@mui/material';
import { Banner } from './banner';
import { explainError } from './explain-error';

interface OutOfReachProps {
  /** What goes on, e.g. "This execution". */
  what: string;
  error: unknown;
  onRetry: () => unknown;
}

/** In place of work whose progress cannot be had. */
export function OutOfReach({ what, error, onRetry }: OutOfReachProps) {
  return (
    <Banner
      kind="warning"
      title={`${what} is out of reach; it may still be running`}
      action={
        <Button variant="outlined" onClick={() => void onRetry()}>
          Look again
        </Button>
      }
    >
      {explainError(error).message}
    </Banner>
  );
}
