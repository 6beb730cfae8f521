// What stands where a screen could not: its fault in words, or that the address leads nowhere.
import { Button } from '@mantine/core';
import { isRouteErrorResponse, Link, useRevalidator, useRouteError } from 'react-router';

import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Page } from '#client/ui/page.tsx';

export function ScreenFault() {
  const text = useText().common;
  const fault = useRouteError();
  const { revalidate } = useRevalidator();
  if (isRouteErrorResponse(fault) && fault.status === 404) return <NoScreen />;
  return (
    <Page title={text.failed}>
      <FaultNote fault={fault} onRetry={() => void revalidate()} />
    </Page>
  );
}

export function NoScreen() {
  const text = useText().common.notFound;
  return (
    <Page title={text.title}>
      <EmptyState
        title={text.title}
        step={
          <Button component={Link} to={paths.home()}>
            {text.step}
          </Button>
        }
      />
    </Page>
  );
}
